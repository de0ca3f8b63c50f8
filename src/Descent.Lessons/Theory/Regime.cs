namespace Descent.Lessons;

/// <summary>What plain gradient descent does along one axis of a bowl, by the product αλ of learning rate and curvature.</summary>
public enum Regime
{
    /// <summary>αλ &lt; 0.1: the error shrinks by less than a tenth per step.</summary>
    Crawling,

    /// <summary>0.1 ≤ αλ &lt; 1: the error shrinks and keeps its sign.</summary>
    Monotone,

    /// <summary>αλ = 1: one step lands on the minimum.</summary>
    OneStep,

    /// <summary>1 &lt; αλ &lt; 2: the error changes sign at every step and still shrinks.</summary>
    Alternating,

    /// <summary>αλ = 2: the error changes sign forever and keeps its size.</summary>
    Bouncing,

    /// <summary>αλ &gt; 2: the error grows at every step.</summary>
    Diverging,
}

/// <summary>How the error along an axis of a bowl moves under a rule with momentum.</summary>
internal enum Motion
{
    /// <summary>Toward 0 from one side: over-damped.</summary>
    Creeping,

    /// <summary>Through 0 and back in waves: under-damped.</summary>
    Swinging,

    /// <summary>From one side to the other at every step.</summary>
    Alternating,
}
