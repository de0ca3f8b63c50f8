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
        var formatter = Assert.Single(formatters);
        Assert.Equal("text/html", formatter.GetType().GetProperty("MimeType")!.GetValue(formatter));
        Assert.Equal(typeof(object), formatter.GetType().GetMethod("Format")!.GetParameters()[0].ParameterType);

        Assert.Equal(typeof(string), type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, [])!.ReturnType);
        Assert.True(type.IsPublic);
        Assert.Equal(type, type.GetMethod("ToString", [])!.DeclaringType);
    }

    [Fact]
    public void The_formatter_writes_what_ToHtml_gives_and_leaves_other_objects_alone()
    {
        object formatter = new HtmlFormatterSource().CreateTypeFormatters().Single();
        var format = formatter.GetType().GetMethod("Format")!;
        var claim = Claim.That("water is wet", holds: true);
        using var writer = new StringWriter();

        Assert.True((bool)format.Invoke(formatter, [claim, writer])!);
        Assert.Equal(claim.ToHtml(), writer.ToString());
        Assert.False((bool)format.Invoke(formatter, ["text", writer])!);
    }
}
