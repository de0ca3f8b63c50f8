using System.Linq.Expressions;

namespace Descent.Runner;

/// <summary>Makes functions whose body is elsewhere.</summary>
internal static class RemoteFunction
{
    /// <summary>A Func of the given types, the last of which is what it returns.</summary>
    /// <param name="types">Its parameters, and what it returns.</param>
    /// <param name="call">Is given the arguments of each call, and gives back the value.</param>
    public static Delegate Create(Type[] types, Func<object?[], object?> call)
    {
        var parameters = types[..^1].Select(Expression.Parameter).ToArray();
        var arguments = parameters.Select(parameter => Expression.Convert(parameter, typeof(object)));
        var value = Expression.Invoke(Expression.Constant(call), Expression.NewArrayInit(typeof(object), arguments));
        return Expression.Lambda(Expression.GetDelegateType(types), Expression.Convert(value, types[^1]), parameters).Compile();
    }
}
