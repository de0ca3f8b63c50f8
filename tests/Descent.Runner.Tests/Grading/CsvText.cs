namespace Descent.Runner.Tests;

/// <summary>Reads CSV as a spreadsheet does.</summary>
internal static class CsvText
{
    public static IReadOnlyList<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = "";
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    field += text[i++];
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' or '\n' when !isQuoted:
                    row.Add(field);
                    field = "";
                    if (text[i] == ',') break;
                    rows.Add([.. row]);
                    row.Clear();
                    break;
                case '\r' when !isQuoted:
                    break;
                default:
                    field += text[i];
                    break;
            }
        }

        return rows;
    }
}
