package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;

/** A process of the language, with names resolved and types checked. */
public sealed interface Process {

  /** Where its first word is written. */
  SourcePosition position();

  /** Does nothing. */
  record Skip(SourcePosition position) implements Process {}

  /** Never goes on; a set error flag, reported with this position. */
  record Stop(SourcePosition position) implements Process {}

  /** {@code a, b := x, y}: values first, then targets. Scalars or arrays of equal, known length. */
  record Assignment(List<Expression> targets, List<Expression> values, SourcePosition position)
      implements Process {}

  /** An input from a channel, which may also be a guard. */
  sealed interface ChannelInput extends Process {
    /** The channel. */
    Expression channel();
  }

  /**
   * {@code c ? a; n::b}: the items are variables, or counted arrays of them.
   *
   * @param extended true if the process that outputs the last item does not go on, because a {@link
   *     During} follows that lets it
   */
  record Input(Expression channel, List<Item> items, boolean extended, SourcePosition position)
      implements ChannelInput {}

  /**
   * {@code c ? CASE}: inputs a tag and goes on with the variant of that tag; if there is none, that
   * is an error.
   *
   * @param extended true if the process that outputs the tag does not go on, because each variant
   *     has a {@link During} that lets it
   */
  record VariantInput(
      Expression channel, List<Variant> variants, boolean extended, SourcePosition position)
      implements ChannelInput {}

  /**
   * What happens while the process at the other end of a channel waits, and then lets it go on. It
   * follows the extended input of a message that this process has, but that is not over for the
   * other.
   *
   * @param channel evaluated before and after
   */
  record During(Expression channel, Process body, SourcePosition position) implements Process {}

  /** {@code c ! x; n::a}. */
  record Output(Expression channel, List<Item> items, SourcePosition position) implements Process {}

  /** Part of an input or output. */
  sealed interface Item {
    /** One communication: the value that is output, or the variable that is input. */
    record Single(Expression data) implements Item {}

    /** {@code n::a}: the number, then that many elements; more than there are is an error. */
    record Counted(Expression count, Expression array) implements Item {}

    /** The tag of a variant protocol, only in front of an output. */
    record TagOf(Protocol.Tag tag) implements Item {}
  }

  /**
   * What happens after a certain tag.
   *
   * @param body begins, inside its declarations, with the input of the tag's items
   */
  record Variant(Protocol.Tag tag, Process body) {}

  /**
   * {@code CLAIM c!}: waits until no other process has claimed this end of a shared channel, or
   * this shared end of a channel type, and gives it back behind the body.
   *
   * @param end INPUT or OUTPUT
   * @param claimed stands for the channel in the body, where the end is not shared
   */
  record Claim(
      Expression channel, Type.Direction end, Symbol claimed, Process body, SourcePosition position)
      implements Process {}

  /** {@code timer ? t}. */
  record TimerRead(Expression target, SourcePosition position) implements Process {}

  /** {@code timer ? AFTER time}. */
  record TimerWait(Expression time, SourcePosition position) implements Process {}

  /** {@code FORKING}: ends when its body and all processes that are forked in it have ended. */
  record Forking(Process body, SourcePosition position) implements Process {}

  /**
   * {@code FORK p (x)}: goes on at once; the PROC runs beside, with copies of what is passed by
   * value, mobiles that are its own, and ends of shared channels.
   */
  record Fork(Procedure procedure, List<Expression> arguments, SourcePosition position)
      implements Process {}

  /** {@code SEQ}. */
  record Sequence(List<Process> processes, SourcePosition position) implements Process {}

  /** {@code SEQ i = from FOR count}. */
  record ReplicatedSequence(Replicator replicator, Process body, SourcePosition position)
      implements Process {}

  /**
   * {@code PAR}, or {@code PLACED PAR}, whose components are {@link Processor}s.
   *
   * @param barriers on which the components are enrolled
   */
  record Parallel(
      List<Process> processes, boolean placed, List<Expression> barriers, SourcePosition position)
      implements Process {}

  /**
   * {@code PAR i = from FOR count}.
   *
   * @param barriers on which the components are enrolled
   */
  record ReplicatedParallel(
      Replicator replicator,
      Process body,
      boolean placed,
      List<Expression> barriers,
      SourcePosition position)
      implements Process {}

  /**
   * {@code client, server := MOBILE T}: new channels, whose two ends go to variables.
   *
   * @param client a variable of {@code T!}, perhaps shared
   * @param server a variable of {@code T?}, perhaps shared
   */
  record NewChannels(
      Expression client, Expression server, ChannelType channels, SourcePosition position)
      implements Process {}

  /** {@code SYNC b}: waits until all enrolled processes do this. */
  record Synchronisation(Expression barrier, SourcePosition position) implements Process {}

  /** {@code RESIGN b}: is not enrolled on the barrier during its body. */
  record Resignation(Expression barrier, Process body, SourcePosition position)
      implements Process {}

  /** {@code PRI PAR}: the first component goes before the second whenever it can. */
  record PriorityParallel(Process high, Process low, SourcePosition position) implements Process {}

  /** {@code LOCK lock}: at most one process is in regions of a lock. */
  record LockRegion(Expression lock, Process body, SourcePosition position) implements Process {}

  /**
   * An operation on shared memory that is done in one.
   *
   * @param arguments as the operation says
   */
  record Atomic(AtomicOperation operation, List<Expression> arguments, SourcePosition position)
      implements Process {}

  /** {@code TRACE.MARK (value)}: has no effect but on a trace of the run. */
  record Mark(Expression value, SourcePosition position) implements Process {}

  /** {@code PROCESSOR number}: only inside a placed PAR. */
  record Processor(Expression number, Process body, SourcePosition position) implements Process {}

  /** {@code ALT} or {@code PRI ALT}: of several ready alternatives the first in text is taken. */
  record Alternation(List<Alternative> alternatives, SourcePosition position) implements Process {}

  /** {@code IF}: the first true choice; none is an error. */
  record Conditional(List<Choice> choices, SourcePosition position) implements Process {}

  /** {@code CASE}: no option and no ELSE is an error. */
  record Selection(
      Expression selector,
      List<Option> options,
      Optional<Process> otherwise,
      SourcePosition position)
      implements Process {}

  /** {@code WHILE}. */
  record While(Expression condition, Process body, SourcePosition position) implements Process {}

  /**
   * A call; arguments are in the order of the parameters. For a reference parameter the argument is
   * a variable, element, slice or channel.
   */
  record Call(Procedure procedure, List<Expression> arguments, SourcePosition position)
      implements Process {}

  /** {@code a, b := f (x)}: results first, then targets, one for each result. */
  record CallAssignment(
      List<Expression> targets,
      Procedure function,
      List<Expression> arguments,
      SourcePosition position)
      implements Process {}

  /**
   * {@code ASM} or {@code GUY}: instructions in place.
   *
   * @param byName true for GUY
   */
  record CodeInsert(boolean byName, List<InsertedCode.Line> lines, SourcePosition position)
      implements Process {}

  /** {@code RESULT x, y}: what a FUNCTION gives; the last that its body does. */
  record Results(List<Expression> values, SourcePosition position) implements Process {}

  /** A declaration and the process it is valid in. */
  record Scope(Declaration declaration, Process body, SourcePosition position) implements Process {}

  /**
   * {@code i = from FOR count STEP step}. The index takes count values; beyond the greatest INT it
   * wraps round.
   */
  record Replicator(Symbol index, Expression from, Expression count, Expression step) {
    /** True if each value is one more than the one before it. */
    public boolean stepsByOne() {
      return step instanceof Expression.Constant constant && constant.value() == 1;
    }
  }

  /** One option of a CASE. */
  record Option(List<Expression.Constant> values, Process body) {}

  /** Part of an IF. */
  sealed interface Choice {
    /** A condition and its process. */
    record Guarded(Expression condition, Process body) implements Choice {}

    /** An IF inside an IF: if none of it is true, the next choice is tried. */
    record Nested(List<Choice> choices) implements Choice {}

    /** {@code IF i = from FOR count}. */
    record Replicated(Replicator replicator, Choice body) implements Choice {}

    /** A declaration in front of a choice. */
    record Scoped(Declaration declaration, Choice body) implements Choice {}
  }

  /** Part of an ALT. An absent condition is TRUE. */
  sealed interface Alternative {
    /** {@code condition & channel ? targets}, then the body. */
    record InputGuard(Optional<Expression> condition, ChannelInput input, Process body)
        implements Alternative {}

    /** {@code condition & timer ? AFTER time}. */
    record TimerGuard(Optional<Expression> condition, Expression time, Process body)
        implements Alternative {}

    /** {@code condition & SKIP}. */
    record SkipGuard(Optional<Expression> condition, Process body) implements Alternative {}

    /** An ALT inside an ALT. */
    record Nested(List<Alternative> alternatives) implements Alternative {}

    /** {@code ALT i = from FOR count}. */
    record Replicated(Replicator replicator, Alternative body) implements Alternative {}

    /** A declaration in front of a guard. */
    record Scoped(Declaration declaration, Alternative body) implements Alternative {}
  }

  /** What a scope adds. */
  sealed interface Declaration {
    /** A variable, channel, timer, or array of them; a variable perhaps with its first value. */
    record Variable(Symbol symbol, Optional<Expression> initial) implements Declaration {
      /** One without a value. */
      public Variable(Symbol symbol) {
        this(symbol, Optional.empty());
      }
    }

    /**
     * {@code VAL x IS e:} whose value is not constant, or {@code x IS y:}. (Constant VALs do not
     * appear: their uses are folded.)
     */
    record Abbreviation(Symbol symbol, Expression value) implements Declaration {}

    /** A PROC. */
    record ProcedureDeclaration(Procedure procedure) implements Declaration {}
  }
}
