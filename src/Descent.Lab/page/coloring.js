// The colors of C#, by the names that the book's style sheet has for them.
(descent => {
  "use strict";

  const KEYWORDS = new Set(("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
    + "extern false finally fixed float for foreach from get global goto if implicit in init int interface internal is let lock long nameof namespace new not null object operator or "
    + "orderby out override params partial private protected public readonly record ref required return sbyte sealed select set short sizeof stackalloc static string struct switch this "
    + "throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile when where while with yield and").split(" "));
  // Names, unless a word follows: "from x in …", "get;", but from: in a call and [from] in a list.
  const CONTEXTUAL = new Set("from get init orderby required set value when where with yield".split(" "));
  const NAME = /^\s*(?:[:.,)\]+*\/%<>&|-]|=[^>])/;
  const HOLE = /\{\{|\{(?:"(?:[^"\\\n]|\\.)*"|[^{}"\n])*\}/g;
  const TOKEN = /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$(?![^])))|(?<string>\$*"""[^]*?(?:"""|$(?![^]))|(?:\$@|@\$|@)"(?:[^"]|"")*"?|\$"(?:\{\{|\{(?:"(?:[^"\\\n]|\\.)*"|[^{}"\n])*\}|[^"\\\n{]|\\.)*"?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<number>\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[fFdDmMlLuU]*\b|\b0x[\da-fA-F_]+\b)|(?<preprocessorKeyword>^[ \t]*#!?\w+)|(?<word>@?[\p{L}_][\p{L}\p{N}_]*)/gmu;

  /** A string with code in it: the code has colors of its own. */
  function interpolated(text) {
    const all = [];
    let end = 0;
    for (const { index, 0: hole } of text.matchAll(HOLE)) {
      if (hole === "{{") continue;
      all.push([end, index, "string"], ...pieces(hole).map(([from, to, kind]) => [index + from, index + to, kind]));
      end = index + hole.length;
    }
    all.push([end, text.length, "string"]);
    return all;
  }

  /** Code as pieces with the classes of the book's style sheet. */
  function pieces(code) {
    const all = [];
    let end = 0;
    for (const match of code.matchAll(TOKEN)) {
      const kind = match.groups.word !== undefined
        ? KEYWORDS.has(match[0]) && !(CONTEXTUAL.has(match[0]) && NAME.test(code.slice(match.index + match[0].length))) ? "keyword" : ""
        : Object.keys(match.groups).find(name => match.groups[name] !== undefined);
      if (match.index > end) all.push([end, match.index, ""]);
      end = match.index + match[0].length;
      if (match[0].startsWith('$"')) all.push(...interpolated(match[0]).map(([from, to, name]) => [match.index + from, match.index + to, name]));
      else all.push([match.index, end, kind]);
    }
    if (end < code.length) all.push([end, code.length, ""]);
    return all;
  }

  /** Shows code in an element, colored. */
  function color(element, code) {
    element.replaceChildren(...pieces(code).map(([from, to, kind]) => kind ? Object.assign(document.createElement("span"), { className: kind, textContent: code.slice(from, to) }) : code.slice(from, to)));
  }

  Object.assign(descent, { color, pieces });
})(window.descent ??= {});
