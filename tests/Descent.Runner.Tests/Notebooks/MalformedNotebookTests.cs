using Xunit;

namespace Descent.Runner.Tests;

public class MalformedNotebookTests
{
    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{\n\"cells\": [,]", "line 2 is not valid JSON")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{\"cells\": []}", "\"nbformat\" must be 4")]
    [InlineData("{\"nbformat\": \"4\", \"cells\": []}", "\"nbformat\" must be 4")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "\"nbformat\" must be 4")]
    [InlineData("{\"nbformat\": 4}", "\"cells\" must be a list")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": 1}", "\"metadata\" of the notebook")]
    [InlineData("{\"nbformat\": 4, \"cells\": [5]}", "cell 1 must be a JSON object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}", "\"cell_type\" of cell 1")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "\"source\" of cell 1")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}", "\"source\" of cell 1")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4}", "the file is not valid JSON")]
    public void The_error_names_the_file_and_what_is_wrong(string text, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookReader.Parse("broken.ipynb", text));

        Assert.StartsWith("broken.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
