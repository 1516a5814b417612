package org.inmesh.loader.occam.syntax;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.source.TextRange;

/** A process as written. */
public sealed interface SyntaxProcess {

  /** Its head line, or the part of it that matters. */
  TextRange range();

  /** {@code SKIP}. */
  record Skip(TextRange range) implements SyntaxProcess {}

  /** {@code STOP}. */
  record Stop(TextRange range) implements SyntaxProcess {}

  /** {@code a, b := x, y}. */
  record Assignment(List<SyntaxExpression> targets, List<SyntaxExpression> values, TextRange range)
      implements SyntaxProcess {}

  /**
   * {@code c ? a; n::b}, or of a timer {@code t ? a}.
   *
   * @param extended true if it is written with {@code ??}
   */
  record Input(SyntaxExpression channel, List<Item> items, boolean extended, TextRange range)
      implements SyntaxProcess {}

  /**
   * {@code c ?? a} with the process that happens before the other one goes on, and perhaps one that
   * happens after that.
   */
  record ExtendedInput(
      Input input, SyntaxProcess during, Optional<SyntaxProcess> after, TextRange range)
      implements SyntaxProcess {}

  /**
   * {@code c ? CASE} with options, or with one in the same line.
   *
   * @param extended true if it is written with {@code ??}
   */
  record VariantInput(
      SyntaxExpression channel, List<VariantOption> options, boolean extended, TextRange range)
      implements SyntaxProcess {}

  /** {@code t ? AFTER time}. */
  record TimerWait(SyntaxExpression timer, SyntaxExpression time, TextRange range)
      implements SyntaxProcess {}

  /** {@code c ! a; n::b}; the first may be a tag. */
  record Output(SyntaxExpression channel, List<Item> items, TextRange range)
      implements SyntaxProcess {}

  /** {@code SYNC b}. */
  record Synchronisation(SyntaxExpression barrier, TextRange range) implements SyntaxProcess {}

  /** {@code RESIGN b}. */
  record Resignation(SyntaxExpression barrier, SyntaxProcess body, TextRange range)
      implements SyntaxProcess {}

  /** {@code CLAIM c!}; the channel is perhaps without a mark. */
  record Claim(SyntaxExpression channel, SyntaxProcess body, TextRange range)
      implements SyntaxProcess {}

  /** {@code name (arguments)}. */
  record Call(Identifier name, List<SyntaxExpression> arguments, TextRange range)
      implements SyntaxProcess {}

  /**
   * {@code ASM} or {@code GUY} with the lines under it.
   *
   * @param byName true for GUY
   */
  record CodeInsert(boolean byName, List<InsertLine> lines, TextRange range)
      implements SyntaxProcess {}

  /** {@code FORKING}: ends when the processes have ended that are forked in it. */
  record Forking(SyntaxProcess body, TextRange range) implements SyntaxProcess {}

  /** {@code FORK name (arguments)}. */
  record Fork(Call call, TextRange range) implements SyntaxProcess {}

  /** {@code SEQ}; with a replicator there is one process. */
  record Sequence(Optional<Replicator> replicator, List<SyntaxProcess> processes, TextRange range)
      implements SyntaxProcess {}

  /**
   * {@code PAR}; with a replicator there is one process.
   *
   * @param barriers behind BARRIER or ENROLL
   */
  record Parallel(
      boolean placed,
      Optional<Replicator> replicator,
      List<SyntaxExpression> barriers,
      List<SyntaxProcess> processes,
      TextRange range)
      implements SyntaxProcess {}

  /** {@code PRI PAR}. */
  record PriorityParallel(List<SyntaxProcess> processes, TextRange range)
      implements SyntaxProcess {}

  /** {@code LOCK lock} and the process that is its region. */
  record LockRegion(SyntaxExpression lock, SyntaxProcess body, TextRange range)
      implements SyntaxProcess {}

  /** {@code PROCESSOR number}. */
  record Processor(SyntaxExpression number, SyntaxProcess body, TextRange range)
      implements SyntaxProcess {}

  /** {@code ALT} or {@code PRI ALT}. */
  record Alternation(Alternative.Nested alternatives, TextRange range) implements SyntaxProcess {}

  /** {@code IF}. */
  record Conditional(Choice.Nested choices, TextRange range) implements SyntaxProcess {}

  /** {@code CASE selector}. */
  record Selection(SyntaxExpression selector, List<Option> options, TextRange range)
      implements SyntaxProcess {}

  /** {@code WHILE condition}. */
  record While(SyntaxExpression condition, SyntaxProcess body, TextRange range)
      implements SyntaxProcess {}

  /** Declarations and the process they are valid in. */
  record Specified(List<SyntaxDeclaration> declarations, SyntaxProcess body, TextRange range)
      implements SyntaxProcess {}

  /** One that could not be read. */
  record Broken(TextRange range) implements SyntaxProcess {}

  /** {@code i = from FOR count STEP step}; a missing step is 1. */
  record Replicator(
      Identifier index,
      SyntaxExpression from,
      SyntaxExpression count,
      Optional<SyntaxExpression> step) {}

  /** Part of a CASE, with the declarations in front of it; without values it is the ELSE. */
  record Option(
      List<SyntaxDeclaration> declarations,
      List<SyntaxExpression> values,
      SyntaxProcess body,
      TextRange range) {}

  /** Part of an input or output. */
  sealed interface Item {
    /** A value or variable. */
    record Single(SyntaxExpression data) implements Item {}

    /** {@code n::a}. */
    record Counted(SyntaxExpression count, SyntaxExpression array) implements Item {}

    /** Where. */
    default TextRange range() {
      return switch (this) {
        case Single single -> single.data().range();
        case Counted counted -> counted.count().range().to(counted.array().range());
      };
    }
  }

  /**
   * Part of an input {@code ? CASE}, with the declarations in front of it.
   *
   * @param body what follows; of an extended input what happens before the other process goes on
   * @param after of an extended input what happens after that
   */
  record VariantOption(
      List<SyntaxDeclaration> declarations,
      Identifier tag,
      List<Item> items,
      SyntaxProcess body,
      Optional<SyntaxProcess> after,
      TextRange range) {}

  /** Part of an IF. */
  sealed interface Choice {
    /** A condition and its process. */
    record Guarded(SyntaxExpression condition, SyntaxProcess body) implements Choice {}

    /** An IF; with a replicator there is one choice. */
    record Nested(Optional<Replicator> replicator, List<Choice> choices) implements Choice {}

    /** Declarations in front of a choice. */
    record Specified(List<SyntaxDeclaration> declarations, Choice body) implements Choice {}

    /** One that could not be read. */
    record Broken() implements Choice {}
  }

  /** Part of an ALT. */
  sealed interface Alternative {
    /**
     * A guard, which is an {@link Input}, {@link ExtendedInput}, {@link VariantInput}, {@link
     * TimerWait} or {@link Skip}, and its process; those of an extended input and the options of a
     * variant input are inside it.
     */
    record Guarded(Optional<SyntaxExpression> condition, SyntaxProcess guard, SyntaxProcess body)
        implements Alternative {}

    /** An ALT; with a replicator there is one alternative. */
    record Nested(Optional<Replicator> replicator, List<Alternative> alternatives)
        implements Alternative {}

    /** Declarations in front of an alternative. */
    record Specified(List<SyntaxDeclaration> declarations, Alternative body)
        implements Alternative {}

    /** One that could not be read. */
    record Broken() implements Alternative {}
  }
}
