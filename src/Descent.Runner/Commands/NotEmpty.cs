using System.CommandLine;
using System.CommandLine.Parsing;

namespace Descent.Runner;

/// <summary>Refuses the empty text, which shells pass for a variable that is not set, where a path is wanted.</summary>
internal static class NotEmpty
{
    /// <summary>An argument none of whose values is empty.</summary>
    public static Argument<T> RefuseEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => RefuseEmpty(result, argument.Name));
        return argument;
    }

    /// <summary>An option none of whose values is empty.</summary>
    public static Option<T> RefuseEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(result => RefuseEmpty(result, option.Name));
        return option;
    }

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0)) result.AddError($"{name} is empty. Name a file or folder.");
    }
}
