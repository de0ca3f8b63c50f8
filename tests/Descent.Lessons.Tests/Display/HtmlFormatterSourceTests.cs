using System.Reflection;
using Xunit;

namespace Descent.Lessons.Tests;

public class HtmlFormatterSourceTests
{
    public static TheoryData<Type> DisplayableTypes =>
        [.. typeof(Figure).Assembly.GetTypes().Where(type => type.IsClass && typeof(IDisplayable).IsAssignableFrom(type))];

    [Theory]
    [MemberData(nameof(DisplayableTypes))]
    public void A_type_that_shows_itself_meets_the_conventions_of_both_hosts(Type type)
    {
        // .NET Interactive looks for these names; Verso for a public parameterless ToHtml.
        var attribute = Assert.Single(type.GetCustomAttributes(), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        Assert.Equal(["text/html"], (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), [])!;
        Assert.Equal(["text/html", "text/plain"], formatters.Select(MimeType));
        Assert.All(formatters, formatter => Assert.Equal(typeof(object), FormatMethod(formatter).GetParameters()[0].ParameterType));

        Assert.Equal(typeof(string), type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, [])!.ReturnType);
        Assert.True(type.IsPublic);
        Assert.Equal(type, type.GetMethod("ToString", [])!.DeclaringType);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    public void A_formatter_writes_what_the_object_says_of_itself_and_leaves_other_objects_alone(string mimeType)
    {
        var formatter = new HtmlFormatterSource().CreateTypeFormatters().Single(candidate => MimeType(candidate) == mimeType);
        var claim = Claim.That("water is wet", holds: true);
        using var writer = new StringWriter();

        Assert.True((bool)FormatMethod(formatter).Invoke(formatter, [claim, writer])!);
        Assert.Equal(mimeType == "text/html" ? claim.ToHtml() : claim.ToString(), writer.ToString());
        Assert.False((bool)FormatMethod(formatter).Invoke(formatter, ["text", writer])!);
    }

    private static string MimeType(object formatter) => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!;

    private static MethodInfo FormatMethod(object formatter) => formatter.GetType().GetMethod("Format")!;
}
