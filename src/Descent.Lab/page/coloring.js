// The colors of C#, by the names that the book's style sheet has for them.
(descent => {
  "use strict";

  const KEYWORDS = new Set(("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
    + "extern false finally fixed float for foreach from get global goto if implicit in init int interface internal is let lock long nameof namespace new not null object operator or "
    + "orderby out override params partial private protected public readonly record ref required return sbyte sealed select set short sizeof stackalloc static string struct switch this "
    + "throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile when where while with yield and").split(" "));
  const TOKEN = /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>\$*"""[^]*?(?:"""|$)|(?:\$@|@\$|@)"(?:[^"]|"")*"?|\$?"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<number>\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[fFdDmMlLuU]*\b|\b0x[\da-fA-F_]+\b)|(?<preprocessorKeyword>^[ \t]*#!?\w+)|(?<word>@?[\p{L}_][\p{L}\p{N}_]*)/gmu;

  /** Code as pieces with the classes of the book's style sheet. */
  function pieces(code) {
    const all = [];
    let end = 0;
    for (const match of code.matchAll(TOKEN)) {
      const kind = match.groups.word !== undefined
        ? KEYWORDS.has(match[0]) ? "keyword" : ""
        : Object.keys(match.groups).find(name => match.groups[name] !== undefined);
      if (match.index > end) all.push([end, match.index, ""]);
      all.push([match.index, end = match.index + match[0].length, kind]);
    }
    if (end < code.length) all.push([end, code.length, ""]);
    return all;
  }

  Object.assign(descent, { pieces });
})(window.descent ??= {});
