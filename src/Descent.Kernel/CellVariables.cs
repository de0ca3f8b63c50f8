using System.Linq.Expressions;
using System.Reflection;

namespace Descent.Kernel;

/// <summary>Something that a cell has defined under a name: a variable, a property or a method.</summary>
public sealed class CellVariable
{
    private readonly object cell;
    private readonly MemberInfo member;

    private CellVariable(object cell, MemberInfo member)
    {
        this.cell = cell;
        this.member = member;
    }

    /// <summary>Whether asking for the value runs code of the cell, which may throw or never return.</summary>
    public bool IsComputed => member is PropertyInfo;

    /// <summary>Its value at the moment; of a method, the delegate that C# itself would make of its name.</summary>
    /// <exception cref="Exception">Whatever a property throws.</exception>
    public object? Value
    {
        get
        {
            try
            {
                return member switch
                {
                    FieldInfo variable => variable.GetValue(cell),
                    PropertyInfo property => property.GetValue(cell),
                    MethodInfo method => method.CreateDelegate(DelegateTypeOf(method), method.IsStatic ? null : cell),
                    _ => null,
                };
            }
            catch (TargetInvocationException e) when (e.InnerException is { } thrown)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
                throw;
            }
        }
    }

    /// <summary>The one of that name that was declared last, or null where there is none.</summary>
    /// <param name="cells">What the cells have defined, in order.</param>
    /// <param name="name">The name.</param>
    internal static CellVariable? Find(IEnumerable<object> cells, string name)
    {
        foreach (var cell in cells.Reverse())
        {
            var members = cell.GetType().GetMember(
                name,
                MemberTypes.Field | MemberTypes.Property | MemberTypes.Method,
                BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

            // As in C#, the name of several methods, or of one that leaves types open, has no value by itself.
            if (members is [MethodInfo { ContainsGenericParameters: true }]) return null;
            if (members.Length > 0) return members.Length == 1 ? new CellVariable(cell, members[0]) : null;
        }

        return null;
    }

    private static Type DelegateTypeOf(MethodInfo method) =>
        Expression.GetDelegateType([.. method.GetParameters().Select(parameter => parameter.ParameterType), method.ReturnType]);
}
