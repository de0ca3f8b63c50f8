namespace Descent.Lessons.Tests;

/// <content>A learner's own data.</content>
internal static partial class InvalidArguments
{
    private const string Csv = "a,b,c,y\n1,2,red,3\n2,3,blue,5\n";

    private static readonly (string, double[])[] Columns = [("a", [1, 2]), ("y", [3, 4])];

    private static IEnumerable<InvalidArgument> OwnData =>
    [
        new("Dataset.FromRows", "features", () => Dataset.FromRows(null!, [1])),
        new("Dataset.FromRows", "features", () => Dataset.FromRows([], [])),
        new("Dataset.FromRows", "features", () => Dataset.FromRows([[]], [1])),
        new("Dataset.FromRows", "features", () => Dataset.FromRows([[1], null!], [1, 2])),
        new("Dataset.FromRows", "features", () => Dataset.FromRows([[1], [Infinity]], [1, 2])),
        new("Dataset.FromRows", "features", () => Dataset.FromRows([[1], [NaN]], [1, 2])),
        new("Dataset.FromRows", "targets", () => Dataset.FromRows([[1], [2]], null!)),
        new("Dataset.FromRows", "targets", () => Dataset.FromRows([[1], [2]], [1])),
        new("Dataset.FromRows", "featureNames", () => Dataset.FromRows([[1, 2]], [1], ["a"])),
        new("Dataset.FromRows", "featureNames", () => Dataset.FromRows([[1, 2]], [1], ["a", "a"])),
        new("Dataset.FromRows", "featureNames", () => Dataset.FromRows([[1, 2]], [1], ["a", " "])),
        new("Dataset.FromRows", "targetName", () => Dataset.FromRows([[1]], [1], targetName: "")),
        new("Dataset.FromRows", "missing", () => Dataset.FromRows([[1]], [1], missing: (Missing)2)),
        new("Dataset.FromRows", "name", () => Dataset.FromRows([[1]], [1], name: " ")),
        new("Dataset.FromColumns", "columns", () => Dataset.FromColumns(null!, "y")),
        new("Dataset.FromColumns", "columns", () => Dataset.FromColumns([], "y")),
        new("Dataset.FromColumns", "columns", () => Dataset.FromColumns([("a", [])], "y")),
        new("Dataset.FromColumns", "columns", () => Dataset.FromColumns([.. Columns, ("b", [1])], "y")),
        new("Dataset.FromColumns", "columns", () => Dataset.FromColumns([.. Columns, ("a", [1, 2])], "y")),
        new("Dataset.FromColumns", "target", () => Dataset.FromColumns(Columns, " ")),
        new("Dataset.FromColumns", "target", () => Dataset.FromColumns(Columns, "z")),
        new("Dataset.FromColumns", "features", () => Dataset.FromColumns(Columns, "y", ["z"])),
        new("Dataset.FromColumns", "features", () => Dataset.FromColumns(Columns, "y", ["y"])),
        new("Dataset.FromColumns", "features", () => Dataset.FromColumns(Columns, "y", [])),
        new("Dataset.FromColumns", "missing", () => Dataset.FromColumns(Columns, "y", missing: (Missing)2)),
        new("Dataset.FromColumns", "name", () => Dataset.FromColumns(Columns, "y", name: "")),
        new("Dataset.FromCsv", "path", () => Dataset.FromCsv(" ", "y")),
        .. ChosenFrom("Dataset.FromCsv", FromFile),
        .. ChosenFrom("Dataset.ParseCsv", (target, features, oneHot, missing, separator) => Dataset.ParseCsv(Csv, target, features, oneHot, missing, separator)),
        new("Dataset.ParseCsv", "features", () => Dataset.ParseCsv("a,y\n1,2", "y", features: [null!])),
        new("Dataset.ParseCsv", "text", () => Dataset.ParseCsv(null!, "y")),
        new("Dataset.ParseCsv", "name", () => Dataset.ParseCsv(Csv, "y", name: "")),
        new("Dataset.Standardize", "like", () => Pair.Standardize(null!)),
        new("Dataset.Standardize", "like", () => Pair.Standardize(Datasets.Cars())),
        new("Dataset.StandardizeRow", "row", () => Pair.StandardizeRow([1])),
        .. NotBetween("Dataset.Split", "fraction", value => Pair.Split(value, 1)),
        new("Dataset.MapTargets", "map", () => Pair.MapTargets(null!)),
        new("Dataset.MapTargets", "map", () => Pair.MapTargets(_ => NaN)),
        new("Dataset.Without", "names", () => Pair.Without(null!)),
        new("Dataset.Without", "names", () => Pair.Without("x3")),
        new("Dataset.Without", "names", () => Pair.Without("x1", "x2")),
    ];

    private delegate Dataset Choose(string target, string[]? features, string[]? oneHot, Missing missing, char? separator);

    private static IEnumerable<InvalidArgument> ChosenFrom(string entry, Choose choose) =>
    [
        new(entry, "target", () => choose(" ", ["a"], null, default, null)),
        new(entry, "target", () => choose("x", ["a"], null, default, null)),
        new(entry, "target", () => choose("c=green", ["a"], null, default, null)),
        new(entry, "features", () => choose("y", ["a", "x"], null, default, null)),
        new(entry, "features", () => choose("y", ["a", "a"], null, default, null)),
        new(entry, "features", () => choose("y", ["y"], null, default, null)),
        new(entry, "features", () => choose("y", [], null, default, null)),
        new(entry, "oneHot", () => choose("y", ["a"], ["c"], default, null)),
        new(entry, "missing", () => choose("y", ["a"], null, (Missing)2, null)),
        new(entry, "separator", () => choose("y", ["a"], null, default, '"')),
        new(entry, "separator", () => choose("y", ["a"], null, default, '7')),
    ];

    private static Dataset FromFile(string target, string[]? features, string[]? oneHot, Missing missing, char? separator)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Csv);
            return Dataset.FromCsv(path, target, features, oneHot, missing, separator);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
