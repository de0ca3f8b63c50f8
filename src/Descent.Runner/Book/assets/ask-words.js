// The words of a text, and what learners mean by them: what `ask-rank.js` ranks by.
(descent => {
  "use strict";

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

  descent.words = { STOP, meanings, wordsOf, stemOf, termsOf, textOf, isNear };
})(globalThis.descent ??= {});
