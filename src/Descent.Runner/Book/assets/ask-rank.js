// Which passages answer a question. The page ranks with this file, and so does `descent mcp`, which interprets it: there is
// no second ranking to disagree with. The index carries text alone; words are counted here, in some 20 ms, when it is opened.
(descent => {
  "use strict";

  /** What counts in a passage, and how much: a word of its heading says more than one of its text. */
  const WEIGHTS = { asked: 3, heading: 4, under: 0.3, shows: 1, claims: 0.3, bold: 1.5, text: 1, lesson: 1 };
  /** What an entry of the glossary counts where the question has no other word: it asks for the definition. */
  const DEFINED = 3;
  const KINDS = { lesson: 1, term: 0.7, type: 0.9 };
  /** BM25's: how soon repeating a word stops to count, and how much a long passage is held to be long. */
  const [K, B, SHORTEST] = [2.4, 0.35, 40];
  /** How much more a passage counts that answers a question in the very words asked. */
  const ALIKE = 2;
  /** What a word counts that the learner did not say, but means. */
  const MEANT = 0.6;
  /** What a word counts that is no word of the subject, which is in no heading, glossary entry or bold print. */
  const ASIDE = 0.7;
  /** What a word counts that is not as the learner spelt it. */
  const GUESSED = 0.5;
  /** The part of a question that must be answered; else nothing is. */
  const LEAST_COVERED = 0.34;

  const STOP = new Set((
    "a an the and or but if then than so as of to in on at by for from with without about into over under out off again once "
    + "is are was were be been being am do does did done doing have has had having can could may might must shall should will would "
    + "i me my mine we us our you your he she it its they them their this that these those there here what which who whom whose why how when where "
    + "not no nor only just very too also even actually really exactly simply basically always never ever please "
    + "s t d ll m re ve isn aren don doesn didn won let get gets got go goes going went make makes made use used using take takes "
    + "want need know tell explained mean means work works happen happens some any each every all both more most other such same one two "
    + "words people somebody someone anyone thing things way although though because while during after before still already like "
    + "im ive id whats thats isnt arent wasnt dont doesnt didnt cant wont descent").split(" "));

  /** What learners say for what the course says: left any of the words, right what they mean. */
  const SAYINGS = [
    ["explode explodes exploding blow blows blowing nan infinity infinite overflow skyrocket unstable instability", "diverge overshoot higher"],
    ["increase increases rise rises worse", "higher"],
    ["normalize normalise normalizing normalization scale scaling rescale unit units", "standardize features"],
    ["zigzag zigzags zig zag bounce bounces bouncing flip flips oscillate oscillates", "alternate oscillate swing side"],
    ["ill conditioned conditioning badly", "condition number"],
    ["lr stepsize", "learning rate alpha"],
    ["rate size", "alpha"],
    ["small low little", "small crawl slow"],
    ["high huge great", "large"],
    ["correlated correlation collinear collinearity redundant", "mixture columns condition"],
    ["global", "deep well"],
    ["gpu", "hardware graphics card"],
    ["minimum bottom optimum", "minimum bottom"],
    ["subtract minus sign", "minus downhill"],
    ["add", "minus"],
    ["fixed", "constant"],
    ["reach reaches", "arrive settle"],
    ["compare comparison fair fairly", "fair budget comparison"],
    ["criterion criteria", "rule"],
    ["cost error objective", "loss"],
    ["weight weights coefficient coefficients", "parameters"],
    ["slow slowly slower forever", "crawl small"],
    ["hover hovers hovering hang hangs hanging linger", "settle floor tremble"],
    ["wobble wobbles wobbling ringing", "swing alternate"],
    ["generalize generalise generalization unseen overfit overfitting validation test", "held out"],
    ["stuck trapped", "stall local minimum settle"],
    ["jumpy spiky wiggly shaky jagged fluctuate fluctuates fluctuating erratic noisy noise random randomness", "noise noisy tremble"],
    ["pick choose select find good optimal ideal", "best"],
    ["maximum max limit largest highest", "largest limit bound stable"],
    ["minibatch minibatches", "mini batch"],
    ["iteration iterations", "step update"],
    ["epoch epochs", "pass epoch"],
    ["sgd", "stochastic"],
    ["shuffle shuffling", "replacement deal"],
    ["average averaging averaged", "mean average"],
    ["lower lowering reduce drop decrease decreases decreasing anneal", "decay smaller"],
    ["optimizer optimizers optimiser algorithm", "method rule"],
    ["classical standard vanilla", "plain"],
    ["rms rmsprop adam adagrad adaptive", "adaptive"],
    ["kink corner", "differentiable tip"],
    ["jump jumps discontinuous discontinuity", "cliff continuous jump"],
    ["overshoot overshoots", "overshoot swing"],
    ["dataset datasets", "data samples"],
    ["sensitive sensitivity robust", "interval wide sensitivity"],
    ["plateau plateaus plateauing flat", "plateau flat"],
    ["warm warmup", "warmup"],
    ["hyperparameter hyperparameters tune tuning", "tuning knob"],
    ["eigenvalue eigenvalues hessian", "curvature"],
    ["steepness steep", "slope curvature"],
    ["converge converges convergence", "converge arrive"],
  ];

  /** The words of a text, as they are: with Greek letters by their names, the bound 2/L by one, and no numbers. */
  const GREEK = { α: "alpha", β: "beta", κ: "kappa", λ: "lambda", μ: "mu", σ: "sigma", θ: "theta", ε: "epsilon", η: "eta", ρ: "rho", ξ: "xi" };
  function wordsOf(text) {
    const plain = text.toLowerCase().replace(/\b2\s*\/?\s*l\b/g, " twooverl ").replace(/[α-ω]/g, letter => ` ${GREEK[letter] ?? ""} `).replace(/['’]/g, " ");
    return (plain.match(/[a-zà-ÿ]+/g) ?? []).filter(word => word.length > 1);
  }

  /** A word without its endings, by M. F. Porter's algorithm (An algorithm for suffix stripping, 1980). */
  const stems = new Map();
  function stemOf(word) {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, stem = strip(DEGREES.get(word) ?? word));
    return stem;
  }
  /** The degrees of adjectives that a question and its answer may differ in: "larger" is "large". */
  const DEGREES = new Map(["better good", "best good", "worse bad", "worst bad", "big large", "tiny small"].map(pair => pair.split(" ")));
  for (const word of "large small high low fast slow long short near steep deep flat wide narrow quick great rough smooth bright clear hard cheap".split(" "))
    for (const ending of ["er", "est"]) DEGREES.set(word.replace(/e$/, "") + ending, word);
  for (const [degree, word] of ["bigger large", "biggest large", "flatter flat", "flattest flat", "noisier noisy"].map(pair => pair.split(" "))) DEGREES.set(degree, word);
  const CONSONANT = "(?:[^aeiouy]|(?<=[aeiou])y|^y)";
  const VOWEL = "(?:[aeiou]|(?<![aeiou])(?<!^)y)";
  const HAS_VOWEL = new RegExp(VOWEL);
  const SHORT = new RegExp(`${CONSONANT}${VOWEL}(?![wxy])${CONSONANT}$`);
  /** How often vowels and then consonants stand in it. */
  const measure = stem => (stem.match(new RegExp(`${VOWEL}+${CONSONANT}+`, "g")) ?? []).length;
  const SECOND = { ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", abli: "able", alli: "al", entli: "ent", eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble" };
  const THIRD = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
  const FOURTH = ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];
  function strip(given) {
    if (given.length < 3) return given;
    let word = given.replace(/sses$/, "ss").replace(/ies$/, "i").replace(/([^s])s$/, "$1");
    const past = word.match(/^(.*)(ed|ing)$/);
    if (/eed$/.test(word)) { if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1); }
    else if (past && HAS_VOWEL.test(past[1])) {
      word = past[1];
      if (/(at|bl|iz)$/.test(word)) word += "e";
      else if (/([^aeiouylsz])\1$/.test(word)) word = word.slice(0, -1);
      else if (measure(word) === 1 && SHORT.test(word)) word += "e";
    }
    if (/y$/.test(word) && HAS_VOWEL.test(word.slice(0, -1))) word = word.slice(0, -1) + "i";
    for (const endings of [SECOND, THIRD]) {
      const ending = Object.keys(endings).filter(each => word.endsWith(each)).sort((a, b) => b.length - a.length)[0];
      if (ending && measure(word.slice(0, -ending.length)) > 0) word = word.slice(0, -ending.length) + endings[ending];
    }
    const last = FOURTH.filter(each => word.endsWith(each)).sort((a, b) => b.length - a.length)[0];
    if (last) { if (measure(word.slice(0, -last.length)) > 1) word = word.slice(0, -last.length); }
    else if (/[st]ion$/.test(word) && measure(word.slice(0, -3)) > 1) word = word.slice(0, -3);
    if (/e$/.test(word) && (measure(word) > 1 && measure(word.slice(0, -1)) > 1 || measure(word.slice(0, -1)) === 1 && !SHORT.test(word.slice(0, -1)))) word = word.slice(0, -1);
    return /ll$/.test(word) && measure(word) > 1 ? word.slice(0, -1) : word;
  }

  /** What learners add to ask for an easy answer, and which says nothing of the subject. */
  const EASY = /\b(in|with) (plain|simple|easy|other) (english|words|terms|language)\b/gi;
  const termsOf = text => wordsOf(text.replace(EASY, " ")).filter(word => !STOP.has(word)).map(stemOf);
  const textOf = html => html.replace(/<[^>]*>/g, " ").replace(/&[a-z#0-9]+;/g, " ");
  const meanings = new Map();
  for (const [said, meant] of SAYINGS)
    for (const word of said.split(" ")) meanings.set(stemOf(word), meant.split(" ").map(stemOf));

  /** Whether one word becomes the other by so few letters put in, left out, changed or swapped with the next. */
  function isNear(word, other, most) {
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= word.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length] <= most;
  }

  /** Ranks the passages of one index, which is as the book has it: `lessons` and `passages`. */
  class Ranking {
    #index; #questions; #postings = new Map(); #idf = new Map(); #subject = new Set(); #spelt = new Map();

    constructor(index) {
      this.#index = index;
      const fields = index.passages.map(passage => {
        // The heading is that of the first passage under it more than of those that follow.
        const follows = passage.url?.includes("#Text-");
        return {
          heading: follows ? "" : passage.heading, under: follows ? passage.heading : "", lesson: index.lessons[passage.lesson]?.title ?? "",
          asked: passage.asked ?? "", shows: passage.shows ?? "", claims: passage.claims ?? "", text: passage.sentences.map(textOf).join(" "),
          bold: (passage.sentences.join(" ").match(/<strong>.*?<\/strong>/g) ?? []).map(textOf).join(" "),
        };
      });
      for (const field of fields)
        for (const term of termsOf(`${field.heading} ${field.bold} ${field.shows} ${field.asked}`)) this.#subject.add(term);
      const counted = fields.map(field => {
        const counts = new Map();
        let length = 0;
        for (const [name, weight] of Object.entries(WEIGHTS)) {
          const terms = termsOf(field[name]);
          for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
          if (name === "text" || name === "claims") length += terms.length;
        }
        return { counts, length: Math.max(length, SHORTEST) };
      });
      const mean = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
      counted.forEach(({ counts, length }, number) => {
        for (const [term, count] of counts) {
          if (!this.#postings.has(term)) this.#postings.set(term, []);
          this.#postings.get(term).push([number, count * (K + 1) / (count + K * (1 - B + B * length / mean))]);
        }
      });
      for (const word of [...fields.flatMap(field => wordsOf(Object.values(field).join(" "))), ...STOP]) this.#spelt.set(word, (this.#spelt.get(word) ?? 0) + 1);
      this.#questions = index.passages.map(({ asked }) => (asked ?? "").split("?").map(question => new Set(termsOf(question))).filter(({ size }) => size > 0));
      for (const [term, { length }] of this.#postings) this.#idf.set(term, Math.log(1 + (counted.length - length + 0.5) / (length + 0.5)));
    }

    /** The best passages, each with the sentence that answers; where there are none, the lesson that is nearest. */
    ask(question, most = 3) {
      const guesses = this.#guess(question);
      for (const [word, guess] of guesses) question = question.replace(new RegExp(`\\b${word}\\b`, "gi"), guess);
      const guessed = new Set(termsOf([...guesses.values()].join(" ")));
      const asked = this.#weigh(question);
      const terms = termsOf(question), whole = terms.join(" ");
      const said = Math.hypot(...[...new Set(terms)].map(term => this.#idf.get(term) ?? 0)) || 1;
      const isAlone = heading => heading.split(", ").some(name => termsOf(name).join(" ") === whole);
      for (const term of guessed) asked.set(term, asked.get(term) * GUESSED);
      const scores = new Float64Array(this.#index.passages.length);
      for (const [term, weight] of asked)
        for (const [number, score] of this.#postings.get(term) ?? []) scores[number] += weight * this.#idf.get(term) * score;
      this.#index.passages.forEach((passage, number) => {
        if (scores[number] === 0) return;
        scores[number] *= (1 + ALIKE * this.#alike(number, asked, said)) * (passage.kind === "term" && isAlone(passage.heading) ? DEFINED : KINDS[passage.kind]);
      });
      const order = [...scores.keys()].filter(number => scores[number] > 0).sort((a, b) => scores[b] - scores[a] || a - b);
      const passages = order.slice(0, most).map(number => ({ ...this.#index.passages[number], number, score: scores[number], answer: this.#answerIn(number, asked) }));
      const isFound = passages.length > 0 && this.#covered(question, guessed) >= LEAST_COVERED;
      return {
        passages: isFound ? passages : [],
        terms: isFound ? this.#termsIn(question, passages) : [],
        lesson: isFound ? null : this.#index.passages[order.find(number => this.#index.passages[number].lesson >= 0)]?.lesson ?? null,
      };
    }

    /** How like the question is to the one of a passage's own that is most like it: the cosine of their words, from 0 to 1. */
    #alike(number, asked, said) {
      let most = 0;
      for (const question of this.#questions[number]) {
        let [both, own] = [0, 0];
        for (const term of question) {
          const idf = this.#idf.get(term);
          own += idf * idf;
          both += (asked.get(term) ?? 0) * idf * idf;
        }
        most = Math.max(most, both / (Math.sqrt(own) * said));
      }
      return Math.min(1, most);
    }

    /** For each word of a question that nobody here knows, a word that may have been meant: the most common of those spelt nearly so. */
    #guess(question) {
      const guesses = new Map();
      for (const word of wordsOf(question)) {
        if (word.length < 5 || this.#spelt.has(word) || this.#idf.has(stemOf(word)) || meanings.has(stemOf(word))) continue;
        const [near] = [...this.#spelt]
          .filter(([other]) => other[0] === word[0] && Math.abs(other.length - word.length) <= 2 && isNear(word, other, word.length < 8 ? 1 : 2))
          .sort((a, b) => b[1] - a[1]);
        if (near) guesses.set(word, near[0]);
      }
      return guesses;
    }

    /** The terms of a question, with what each counts. */
    #weigh(question) {
      const asked = new Map();
      const add = (term, weight) => { if ((asked.get(term) ?? 0) < weight) asked.set(term, weight); };
      for (const term of termsOf(question)) {
        add(term, this.#subject.has(term) ? 1 : ASIDE);
        for (const other of meanings.get(term) ?? []) add(other, MEANT);
      }
      // What some write as two words, others write as one.
      const words = wordsOf(question);
      for (const compound of words.slice(1).map((word, at) => stemOf(words[at] + word))) if (this.#idf.has(compound)) add(compound, 1);
      return asked;
    }

    /** The part of a question, rare words counting more, that the course has words for. */
    #covered(question, guessed) {
      const unknown = Math.log(1 + 2 * this.#index.passages.length);
      let [known, all] = [0, 0];
      for (const term of new Set(termsOf(question))) {
        const idf = this.#idf.get(term), meant = (meanings.get(term) ?? []).some(other => this.#idf.has(other));
        all += idf ?? (meant ? 3 : unknown);
        known += (idf ?? (meant ? 3 : 0)) * (guessed.has(term) ? GUESSED : 1);
      }
      return all === 0 ? 0 : known / all;
    }

    #answerIn(number, asked) {
      const { sentences } = this.#index.passages[number];
      let [best, most] = [0, -1];
      sentences.forEach((sentence, at) => {
        const terms = termsOf(textOf(sentence));
        let score = sentence.includes("<strong>") ? 0.5 : 0;
        for (const term of new Set(terms)) score += (asked.get(term) ?? 0) * (this.#idf.get(term) ?? 0);
        score /= 1 + 0.02 * terms.length;
        if (score > most) [best, most] = [at, score];
      });
      return best;
    }

    /** The glossary's entries on words of the question that are not among the answers already. */
    #termsIn(question, passages) {
      const said = ` ${termsOf(question).join(" ")} `;
      return this.#index.passages
        .map((passage, number) => ({ ...passage, number }))
        .filter(({ kind, heading, number }) => kind === "term" && passages.every(other => other.number !== number)
          && heading.split(", ").some(name => termsOf(name).length > 0 && said.includes(` ${termsOf(name).join(" ")} `)))
        .slice(0, 3);
    }
  }

  Object.assign(descent, { Ranking, stemOf });
})(globalThis.descent ??= {});
