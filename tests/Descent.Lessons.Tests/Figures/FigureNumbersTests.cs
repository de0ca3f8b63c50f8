using System.Text.Json;
using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class FigureNumbersTests
{
    [Fact]
    public void Numbers_keep_five_digits_whatever_their_size() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Int[-40, 40]).Array[2, 30].Sample(parts =>
        {
            double[] values = [.. parts.Select(part => part.Item1 * Math.Pow(10, part.Item2))];
            var shown = FigureJson.Of(Figures.Series("y", ("values", values))).Trace("values").Numbers("y");

            Assert.Equal(values.Length, shown.Length);
            Assert.All(values.Zip(shown), pair => Assert.Equal(pair.First, pair.Second!.Value, 0.500001e-4 * Math.Abs(pair.First)));
        }, iter: 100);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "3")]
    [InlineData(-0.05, "-0.05")]
    [InlineData(0.0123456, "0.012346")]
    [InlineData(99999.6, "100000")]
    [InlineData(1e-5, "0.00001")]
    [InlineData(1234567, "1234600")]
    [InlineData(1.234567e-20, "1.2346E-20")]
    [InlineData(double.NaN, "null")]
    public void Numbers_are_written_with_as_few_signs_as_they_need(double value, string text) =>
        Assert.Equal(text, FigureJson.Of(Figures.Series("y", ("values", [value, 1]))).Trace("values").GetProperty("y")[0].GetRawText());

    [Fact]
    public void An_array_that_comes_twice_is_sent_once_and_put_back_unchanged()
    {
        const string json = """{"a":[1,2,3,4,5,6,7,8],"b":{"c":[[1,2,3,4,5,6,7,8],[1,2,3],[8,7,6,5,4,3,2,1]]},"d":[1,2,3]}""";

        Assert.Equal(
            """{"a":{"shared":0},"b":{"c":[{"shared":0},[1,2,3],[8,7,6,5,4,3,2,1]]},"d":[1,2,3],"shared":[[1,2,3,4,5,6,7,8]]}""",
            SharedArrays.Extract(json));
    }

    [Fact]
    public void Brackets_and_quotes_in_texts_are_none()
    {
        const string json = """{"a":["[1,2,3,4,5,6,7,8]","\"","\\",",",",",",",",","]"],"b":"[1,2,3,4,5,6,7,8]","c":["[1,2,3,4,5,6,7,8]","\"","\\",",",",",",",",","]"]}""";
        var extracted = JsonElement.Parse(SharedArrays.Extract(json));

        Assert.Equal(0, extracted.GetProperty("a").GetProperty("shared").GetInt32());
        Assert.Equal(0, extracted.GetProperty("c").GetProperty("shared").GetInt32());
        Assert.Equal("[1,2,3,4,5,6,7,8]", extracted.GetProperty("b").GetString());
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json).GetProperty("a"), extracted.GetProperty("shared")[0]));
    }
}
