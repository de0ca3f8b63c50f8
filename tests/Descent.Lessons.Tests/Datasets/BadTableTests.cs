using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Tables as people have them. Each ends in a message that says what is wrong, where, and what to do.</summary>
public class BadTableTests
{
    /// <summary>What is wrong, the table, and the message.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "empty", "", "t.csv is empty." },
        { "blank", " \r\n\r\n", "t.csv is empty." },
        { "separators and nothing else", ",,\n,,\n", "t.csv has separators and no cell with anything in it." },
        { "headings only", "x,y\n", "t.csv has headings (x, y) and no row below them." },
        { "a spreadsheet", "PK\u0003\u0004xl/workbook.xml", "t.csv is a spreadsheet or another zip file, not text; save it as CSV." },
        { "UTF-16 read as UTF-8", "x\0,\0y\0", "t.csv is not text in UTF-8; save it as “CSV UTF-8”." },
        { "an unknown separator", "x y\n1 2\n", "t.csv has one column only, “x y”: no comma, semicolon, tab or bar was found between its cells. Say what stands between them, such as separator: ' '." },
        { "a row too short", "x,z,y\n1,2,3\n1,2\n", "t.csv has 2 cells in line 3, and 3 columns (x, z, y). Is a separator missing, or part of a text or a number that is not in quotes?" },
        { "a row too long", "x,y\n1,5,2\n", "t.csv has 3 cells in line 2, and 2 columns (x, y). Is a separator missing, or part of a text or a number that is not in quotes?" },
        { "a quote left open", "x,y\n1,2\n\"3,4\n5,6\n", "t.csv has a quote (\") in line 3 that is never closed; inside quotes, write it twice." },
        { "a name twice", "x,x,y\n1,2,3\n", "t.csv calls two columns “x”, the columns 1 and 2; rename one of them." },
        { "no name", "x,,y\n1,2,3\n", "t.csv has no name over column 2." },
        { "the target misspelled", "x,yield\n1,2\n", "target names “y”: there is no such column. There are “x”, “yield”. (Parameter 'target')" },
        { "no headings", "1,2\n2,4\n", "target names “y”: there is no such column. There are “1”, “2”. If the first line has data and no headings, say header: false; its columns are then column1, column2 … (Parameter 'target')" },
        { "the target alone", "\"y\",\n2,\n", "t.csv has one column only, “y”: no comma, semicolon, tab or bar was found between its cells. Say what stands between them, such as separator: ' '." },
        { "a missing number", "x,y\n1,2\n,3\n4,5\n", "t.csv: A value is missing in 1 of 3 rows: line 3 (“x”). missing: Missing.Drop leaves such rows out; or leave out a column, or fill the gaps." },
        { "many missing numbers", "x,y\nNA,1\n2,?\nnan,3\n4,null\n-,5\nn/a,6\n7,7\n", "t.csv: A value is missing in 6 of 7 rows: line 2 (“x”), line 3 (“y”), line 4 (“x”), line 5 (“y”), line 6 (“x”) and more. missing: Missing.Drop leaves such rows out; or leave out a column, or fill the gaps." },
        { "infinity", "x,y\n1,2\n-inf,3\n", "t.csv: “x” is infinite in line 3, or too large for a number; correct it or leave the row out." },
        { "a sign for infinity", "x,y\n1,2\n2,∞\n", "t.csv: “y” is infinite in line 3, or too large for a number; correct it or leave the row out." },
        { "a number too large", "x,y\n1e999,2\n", "t.csv: “x” is infinite in line 2, or too large for a number; correct it or leave the row out." },
        { "a slip of the finger", "x,y\n1,2\n1O,4\n3,7\n4,5\n5,6\n", "t.csv has “1O” in line 3 of “x”, which is no number. Take the unit out, and write it into the heading." },
        { "a word among numbers", "x,y\n1,2\nlots,4\n3,7\n4,5\n5,6\n", "t.csv has “lots” in line 3 of “x”, which is no number. Correct it, or empty the cell if the number is not known and say missing: Missing.Drop." },
        { "a column of words", "x,y\nred,2\nblue,4\nred,7\n", "t.csv has “red” in line 2 of “x”, which is no number (nor are 2 cells below it). Text becomes numbers by oneHot: [\"x\"], a column for each value, or by “x=red” in place of “x”, 1 where it is “red”; or leave it out of features." },
        { "percent signs", "x,y\n12 %,2\n13%,3\n", "t.csv has “12 %” in line 2 of “x”, which is no number (nor is 1 cell below it). Take the percent signs out, and write the unit into the heading." },
        { "units", "x,y\n12 m²,2\n", "t.csv has “12 m²” in line 2 of “x”, which is no number. Take the unit out, and write it into the heading." },
        { "money", "x,y\n\"$1,200\",2\n", "t.csv has “$1,200” in line 2 of “x”, which is no number. Take the unit out, and write it into the heading." },
        { "dates", "x,y\n2024-01-31,2\n", "t.csv has “2024-01-31” in line 2 of “x”, which is no number. A date has to become a number first, such as a year, a month or days since some day." },
        { "dates with points", "x,y\n31.01.2024,2\n", "t.csv has “31.01.2024” in line 2 of “x”, which is no number. A date has to become a number first, such as a year, a month or days since some day." },
        { "thousands grouped by commas", "x,y\n\"1,234,567\",2\n", "t.csv has “1,234,567” in line 2 of “x”, which is no number. Take the thousands separators out." },
        { "thousands grouped by blanks", "x;y\n1 234;2\n", "t.csv has “1 234” in line 2 of “x”, which is no number. Take the thousands separators out." },
        { "a comma that may be either", "x;y\n1,234;2\n", "t.csv has “1,234” in line 2 of “x”, which is no number. If this is a decimal comma, say decimalComma: true; if it groups thousands, take it out." },
    };

    /// <summary>What is noticed, the table, and the warning.</summary>
    public static TheoryData<string, string, string> Noticed => new()
    {
        { "one row", "x,y\n1,2\n", "There is one sample only, from which nothing can be learned about what depends on what." },
        { "fewer rows than features", "a,b,c,y\n1,2,4,4\n2,1,9,3\n", "There are 2 samples for 3 features: many models fit them perfectly. Take fewer features, or a penalty (l2)." },
        { "a constant column whose mean is rounded", "x,z,y\n1,0.1,2\n2,0.1,3\n3,0.1,5\n", "“z” is 0.1 in every sample: it tells nothing, and cannot be standardized. Leave it out: data.Without(\"z\")." },
        { "a constant target", "x,y\n1,2\n2,2\n3,2\n", "The target “y” is 2 in every sample, so that there is nothing to predict." },
        { "a column twice", "a,b,y\n1,1,2\n2,2,3\n3,3,5\n5,5,1\n", "“a” and “b” are the same in every sample. Leave one out: data.Without(\"b\")." },
        { "a sum of two columns", "a,b,c,y\n1,2,3,2\n2,5,7,3\n3,1,4,5\n5,2,7,1\n9,1,10,3\n", "“c” is a weighted sum of “a” and “b”, so that no one minimizer is best, or rounding decides. Leave one out: data.Without(\"c\")." },
        { "a column in two units", "c,f,y\n1,33.8,2\n2,35.6,3\n3,37.4,5\n5,41,1\n", "“f” is “c” in other units, so that no one minimizer is best, or rounding decides. Leave one out: data.Without(\"f\")." },
        { "scales far apart", "a,b,y\n1,1000000,2\n2,3000000,3\n3,2000000,5\n5,8000000,1\n", "“b” varies 1,820,518 times as much as “a” (standard deviations 2,692,582 and 1.479), so that gradient descent would crawl. Standardize first: data.Standardize()." },
        { "numbers without squares", "x,y\n1e200,2\n3e200,3\n2e200,5\n", "“x” has values up to 3·10²⁰⁰, whose squares are out of range: correct them, or standardize." },
        { "numbers that identify", "x,y\n12345678901234567,2\n12345678901234568,3\n12345678901239999,3\n", "“x” has whole numbers up to 1.2346·10¹⁶, too long for all their digits to be kept; is it a number that identifies, and measures nothing?" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_with_place_and_remedy(string what, string text, string message)
    {
        var refusal = Record.Exception(() => Dataset.ParseCsv(text, target: "y", name: "t.csv"));

        Assert.True(refusal is InvalidDataException or ArgumentException, $"{what}: {refusal}");
        Assert.Equal(message, refusal.Message);
    }

    [Theory]
    [MemberData(nameof(Noticed))]
    public void It_is_accepted_with_a_warning_that_shows(string what, string text, string warning)
    {
        var data = Dataset.ParseCsv(text, target: "y", name: "t.csv");

        Assert.True(data.Warnings.Contains(warning), $"{what}: {string.Join("\n", data.Warnings)}");
        Assert.Contains(warning, data.Describe().ToString());
        Assert.Contains(System.Net.WebUtility.HtmlEncode(warning), data.ToHtml());
    }

    /// <remarks>Also none that blames the start, and none from a matrix decomposition that does not converge.</remarks>
    [Theory]
    [MemberData(nameof(Noticed))]
    public void A_model_of_it_works_or_says_why_not(string what, string text, string warning)
    {
        var data = Dataset.ParseCsv(text, target: "y");
        foreach (var (l2, intercept) in new[] { (0.0, true), (0.1, true), (0.0, false), (0.1, false) })
        {
            LeastSquares model;
            try
            {
                model = new LeastSquares(data, l2, intercept);
            }
            catch (ArgumentException refusal)
            {
                Assert.Equal("data", refusal.ParamName);
                continue;
            }

            Assert.All([.. model.Eigenvalues, .. model.Minimizer, model.L], number => Assert.True(double.IsFinite(number), $"{what}, {warning}: {number}"));
            Assert.All(model.Gradient([.. model.Minimizer]), entry => Assert.Equal(0, entry, 1e-9 * model.L * (1 + model.Minimizer.Max(Math.Abs))));
        }
    }

    [Fact]
    public void A_wrong_separator_a_decimal_point_and_a_heading_taken_for_data_are_explained()
    {
        Assert.StartsWith("t has one column only, “x,y”: the separator is not in its first line.", Message(() => Dataset.ParseCsv("x,y\n1,2\n", "y", separator: ';', name: "t")));
        Assert.EndsWith("This is a decimal point; leave decimalComma out, or write all numbers with commas.", Message(() => Dataset.ParseCsv("x;y\n1.5;2\n", "y", decimalComma: true)));
        Assert.EndsWith("Take the thousands separators out.", Message(() => Dataset.ParseCsv("x;y\n1.234,5;2\n", "y", decimalComma: true)));
        Assert.EndsWith("has “y” in line 1 of “column2”, which is no number. If the first line has headings, leave header at true.", Message(() => Dataset.ParseCsv("x,y\n1,2\n2,3\n", "column2", header: false)));
        Assert.StartsWith("target names “rnet”: there is no such column; did you mean “rent”?", Message(() => Dataset.ParseCsv("size,rent\n1,2\n", "rnet")));
        Assert.StartsWith("features asks where “c” is “rad”: there is no such value; did you mean “red”?", Message(() => Dataset.ParseCsv("c,y\nred,2\nblue,1\n", "y", features: ["c=rad"])));
        Assert.EndsWith("has the one value “a” in “c”, which then tells nothing; leave it out of features.", Message(() => Dataset.ParseCsv("c,x,y\na,1,2\na,2,1\n", "y", oneHot: ["c"])));
        Assert.EndsWith("No row is complete: “z” has no value in 2 of 2 rows. Leave such columns out.", Message(() => Dataset.ParseCsv("x,z,y\n1,,2\n2,,3\n", "y", missing: Missing.Drop)));
    }

    [Fact]
    public void A_file_that_is_not_there_or_not_UTF_8_is_named()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => Dataset.FromCsv("no-such-file.csv", "y"));
        Assert.Contains(Directory.GetCurrentDirectory(), missing.Message);

        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [(byte)'x', (byte)',', 0xE4, (byte)'\n', (byte)'1', (byte)',', (byte)'2']);
        Assert.Equal($"{Path.GetFileName(path)} is not text in UTF-8; save it as “CSV UTF-8”.", Message(() => Dataset.FromCsv(path, "y")));
        File.Delete(path);
    }

    [Fact]
    public void Rows_and_columns_from_memory_are_looked_at_in_the_same_way()
    {
        Assert.StartsWith("A value is missing in 1 of 2 rows: row 1 (from 0) (“x1”).", Message(() => Dataset.FromRows([[1], [double.NaN]], [1, 2])));
        Assert.StartsWith("“y” is infinite in row 1 (from 0)", Message(() => Dataset.FromColumns([("x", [1, 2]), ("y", [1, double.PositiveInfinity])], "y")));
        Assert.StartsWith("features must have 2 numbers in every row, as in row 0, but has 1 in row 1.", Message(() => Dataset.FromRows([[1, 2], [1]], [1, 2])));
        Assert.StartsWith("columns must all have 2 numbers, as “x” has, but “y” has 1.", Message(() => Dataset.FromColumns([("x", [1, 2]), ("y", [1])], "y")));
        Assert.StartsWith("columns must have names that differ, but “x” is there twice.", Message(() => Dataset.FromColumns([("x", [1, 2]), ("x", [1, 2])], "x")));
    }

    private static string Message(Func<object> call) => Record.Exception(() => _ = call())!.Message;
}
