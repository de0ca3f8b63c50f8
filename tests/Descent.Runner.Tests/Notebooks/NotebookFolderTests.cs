using Xunit;

namespace Descent.Runner.Tests;

public class NotebookFolderTests
{
    [Fact]
    public void Lessons_come_in_the_order_of_their_numbers()
    {
        using var folder = new TempFolder();
        foreach (var name in (string[])["3.10-last", "appendix", "3.2-b", "3.1-a", "4-next", "3.2-a"])
            folder.Write($"{name}.ipynb", "");

        Assert.Equal(
            ["3.1-a", "3.2-a", "3.2-b", "3.10-last", "4-next", "appendix"],
            NotebookFolder.List(folder.Path).Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void A_name_of_nothing_but_a_number_has_its_place_too()
    {
        using var folder = new TempFolder();
        foreach (var name in (string[])["8-end", "7", "3.1", "appendix", "3.2-b", "2-a"])
            folder.Write($"{name}.ipynb", "");

        Assert.Equal(
            ["2-a", "3.1", "3.2-b", "7", "8-end", "appendix"],
            NotebookFolder.List(folder.Path).Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void The_notebooks_folder_is_found_from_below()
    {
        using var folder = new TempFolder();
        var deep = Directory.CreateDirectory(folder["src/deep"]).FullName;
        var notebooks = Directory.CreateDirectory(folder["notebooks"]).FullName;

        Assert.Equal(notebooks, NotebookFolder.Find(deep));
    }
}
