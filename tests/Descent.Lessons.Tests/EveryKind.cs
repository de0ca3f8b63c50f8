using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Lists of examples that need one of every public type of a kind.</summary>
internal static class EveryKind
{
    internal static void HasARowIn<TKind>(params (string List, IEnumerable<TKind> Examples)[] lists)
    {
        var kinds = typeof(TKind).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TKind)) && !type.IsAbstract).ToArray();

        Assert.NotEmpty(kinds);
        Assert.Empty(lists.SelectMany(list => kinds
            .Except(list.Examples.Select(example => example!.GetType()))
            .Select(kind => $"{kind.Name} has no row in {list.List}.")));
    }
}
