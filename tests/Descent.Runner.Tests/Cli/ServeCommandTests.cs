using Xunit;

namespace Descent.Runner.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ServeCommandTests()
    {
        folder.Write("secret.html", "");
        folder.Write("book/index.html", "");
        folder.Write("book/a b.html", "");
        folder.Write("book/assets/lab.js", "");
        folder.Write("bookends/index.html", "");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/index.html", "index.html")]
    [InlineData("/a%20b.html", "a b.html")]
    [InlineData("/assets/lab.js", "assets/lab.js")]
    [InlineData("//assets/lab.js", "assets/lab.js")]
    public void What_is_in_the_book_is_shown(string address, string file) =>
        Assert.All([folder["book"], $"{folder["book"]}{Path.DirectorySeparatorChar}"], book => Assert.Equal(folder[Path.Combine("book", file)], ServeCommand.FileOf(address, book)));

    [Theory]
    [InlineData("/none.html")]
    [InlineData("/assets")]
    [InlineData("/../secret.html")]
    [InlineData("/%2e%2e/secret.html")]
    [InlineData("/assets/..%2f..%2fsecret.html")]
    [InlineData("/../bookends/index.html")]
    [InlineData("/%00")]
    public void What_is_not_in_the_book_is_not(string address) => Assert.Null(ServeCommand.FileOf(address, folder["book"]));

    [Theory]
    [InlineData("There is no book in", "bare")]
    [InlineData("--port must be a whole number from 1 to 65535", "book", "--port", "0")]
    [InlineData("--port must be a whole number from 1 to 65535", "book", "--port", "abc")]
    [InlineData("is empty", "")]
    public async Task Bad_input_exits_with_2_and_says_what_is_wrong(string message, params string[] arguments)
    {
        var outcome = await DescentProcess.RunAsync(folder.Path, ["serve", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
