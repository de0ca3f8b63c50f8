using Descent.Lessons;
using Descent.Runner.Protocol;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Descent.Runner.Grading;

/// <summary>Makes of the library the one that submissions are graded with: it asks all exercises, and knows no answers.</summary>
/// <remarks>
/// What a process has it can read, by reflection if need be. So the answers are not hidden but taken out: exercises keep their
/// ids, titles and hints; what judges them and the worked solutions are gone; a check only leaves the answer where
/// the worker finds it.
/// </remarks>
internal static class GradedLibrary
{
    private const string Solutions = "solutions.zip";

    /// <summary>The file that it is made from.</summary>
    public const string FileName = "Descent.Lessons.dll";

    /// <summary>Writes it.</summary>
    /// <param name="from">The library.</param>
    /// <param name="to">Where to.</param>
    /// <param name="own">A teacher's own exercises, which it then asks as well, and finds in no file.</param>
    public static void Write(string from, string to, params Exercise[] own)
    {
        using var module = ModuleDefinition.ReadModule(from);
        var exercise = Type(module, nameof(Exercise));
        var constructor = exercise.Methods.Single(method => method.IsConstructor && !method.IsStatic);
        ForgetSolutions(module, "There are no solutions while a submission is graded.");

        // All other ways to check come to this one.
        var check = exercise.Methods.SingleOrDefault(method => method is { Name: nameof(Exercise.Check), IsStatic: false } && method.Parameters is [{ ParameterType.FullName: "System.Object" }])
            ?? throw Unknown($"{nameof(Exercise)}.{nameof(Exercise.Check)}");
        Forget(check, il => EmitCheck(il, module, exercise));

        // Each lesson's class, which the exercises are gathered from, is made anew, with nothing in it but questions.
        var gathers = exercise.Methods.Single(method => method is { IsConstructor: true, IsStatic: true }).Body.Instructions
            .Select(instruction => instruction.Operand).OfType<MethodReference>().Where(method => method.Name == "get_All").Select(method => method.Resolve()).ToArray();
        if (gathers.Length == 0) throw Unknown("lessons' exercises");
        foreach (var gather in gathers)
        {
            var lesson = gather.DeclaringType;
            Exercise[] all = gather == gathers[^1] ? [.. ExercisesOf(lesson), .. own] : ExercisesOf(lesson);
            lesson.NestedTypes.Clear();
            lesson.Fields.Clear();
            foreach (var method in lesson.Methods.Where(method => method != gather).ToArray()) lesson.Methods.Remove(method);
            foreach (var property in lesson.Properties.Where(property => property.GetMethod != gather).ToArray()) lesson.Properties.Remove(property);
            Forget(gather, il => EmitAll(il, module, constructor, all));
        }

        Forget(Method(Type(module, "ExerciseFile"), "Find"), il => il.Emit(OpCodes.Ldnull));
        ForgetUnusedData(module);
        module.Write(to);
    }

    /// <summary>Writes the library that students get: it judges as ever, and has no worked solution.</summary>
    /// <param name="from">The library.</param>
    /// <param name="to">Where to.</param>
    public static void WriteForStudents(Stream from, Stream to)
    {
        using var module = ModuleDefinition.ReadModule(from);
        ForgetSolutions(module, "Your teacher has the worked solutions.");
        module.Write(to);
    }

    private static void ForgetSolutions(ModuleDefinition module, string instead)
    {
        module.Resources.Remove(module.Resources.SingleOrDefault(resource => resource.Name == Solutions) ?? throw Unknown(Solutions));
        Forget(Method(Type(module, nameof(Solution)), "Of"), il =>
        {
            var solution = Type(module, nameof(Solution)).Methods.Single(method => method.IsConstructor && !method.IsStatic);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldstr, "");
            il.Emit(OpCodes.Ldstr, instead);
            il.Emit(OpCodes.Newobj, solution);
        });
    }

    /// <summary>The exercises of a lesson's class, from the library at hand.</summary>
    private static Exercise[] ExercisesOf(TypeDefinition lesson) =>
        typeof(Exercise).Assembly.GetType(lesson.FullName)?
            .GetProperty("All", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)?
            .GetValue(null) is IEnumerable<Exercise> all ? [.. all] : throw Unknown($"exercises in {lesson.Name}");

    /// <summary>AppContext.SetData(prefix + Id, answer); return new Verdict(this, null, …);</summary>
    private static void EmitCheck(ILProcessor il, ModuleDefinition module, TypeDefinition exercise)
    {
        il.Emit(OpCodes.Ldstr, CheckedAnswer.Prefix);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, Method(exercise, "get_Id"));
        il.Emit(OpCodes.Call, module.ImportReference(typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])));
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, module.ImportReference(typeof(AppContext).GetMethod(nameof(AppContext.SetData))));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ldstr, "the grader judges, and not here");
        il.Emit(OpCodes.Newobj, Type(module, nameof(Verdict)).Methods.Single(method => method.IsConstructor && !method.IsStatic));
    }

    /// <summary>return new Exercise[] { new(id, title, hints, null), … };</summary>
    private static void EmitAll(ILProcessor il, ModuleDefinition module, MethodDefinition constructor, Exercise[] exercises)
    {
        EmitArray(il, constructor.DeclaringType, exercises, one =>
        {
            il.Emit(OpCodes.Ldstr, one.Id);
            il.Emit(OpCodes.Ldstr, one.Title);
            EmitArray(il, module.TypeSystem.String, [.. one.Hints], hint => il.Emit(OpCodes.Ldstr, hint));
            for (var i = 3; i < constructor.Parameters.Count; i++) il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Newobj, constructor);
        });
    }

    private static void EmitArray<T>(ILProcessor il, TypeReference element, T[] items, Action<T> emit)
    {
        il.Emit(OpCodes.Ldc_I4, items.Length);
        il.Emit(OpCodes.Newarr, element);
        for (var i = 0; i < items.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, i);
            emit(items[i]);
            il.Emit(OpCodes.Stelem_Ref);
        }
    }

    private static void Forget(MethodDefinition method, Action<ILProcessor> emit)
    {
        method.Body = new MethodBody(method);
        var il = method.Body.GetILProcessor();
        emit(il);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>The numbers of arrays are kept apart from the code that they belong to.</summary>
    private static void ForgetUnusedData(ModuleDefinition module)
    {
        var used = module.GetAllTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<FieldReference>().Select(field => field.FullName).ToHashSet();
        foreach (var type in module.Types.Where(type => type.Name == "<PrivateImplementationDetails>"))
        {
            foreach (var field in type.Fields.Where(field => !used.Contains(field.FullName)).ToArray()) type.Fields.Remove(field);
        }
    }

    private static TypeDefinition Type(ModuleDefinition module, string name) => module.Types.SingleOrDefault(type => type.Name == name) ?? throw Unknown(name);

    private static MethodDefinition Method(TypeDefinition type, string name) => type.Methods.SingleOrDefault(method => method.Name == name) ?? throw Unknown($"{type.Name}.{name}");

    private static InvalidOperationException Unknown(string what) => new($"This library has no {what}, or has it in another form. Grade with the version of this program that belongs to it.");
}
