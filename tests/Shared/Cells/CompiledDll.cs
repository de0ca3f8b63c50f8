using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Descent;

/// <summary>Small assemblies for tests.</summary>
internal static class CompiledDll
{
    /// <summary>The bytes of an assembly with this name and source.</summary>
    public static byte[] Of(string name, string source)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var dll = new MemoryStream();
        Assert.True(compilation.Emit(dll).Success);
        return dll.ToArray();
    }
}
