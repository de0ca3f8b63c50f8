// Which passages answer a question. The page ranks with this file, and so does `descent mcp`, which interprets it: there is
// no second ranking to disagree with. The index carries text alone; words are counted here, in some 20 ms, when it is opened.
(descent => {
  "use strict";
  const { STOP, meanings, wordsOf, stemOf, termsOf, textOf, isNear } = descent.words;

  /** What counts in a passage, and how much: a word of its heading says more than one of its text. */
  const WEIGHTS = { asked: 3, heading: 4, under: 0.3, shows: 1, claims: 0.3, bold: 1.5, text: 1, lesson: 1 };
  /** What an entry of the glossary, or on how the course is used, counts where the question has no other word: it asks for just that. */
  const DEFINED = 3;
  const DEFINITIONS = ["term", "use"];
  const KINDS = { lesson: 1, term: 0.7, use: 0.7, type: 0.9 };
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
        scores[number] *= (1 + ALIKE * this.#alike(number, asked, said)) * (DEFINITIONS.includes(passage.kind) && isAlone(passage.heading) ? DEFINED : KINDS[passage.kind]);
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

  descent.Ranking = Ranking;
})(globalThis.descent ??= {});
