package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Binding;
import org.inmesh.loader.occam.code.Storage.Length;

/**
 * Both sides of a call. Parameter words are numbered from 0; words 0 to 2 travel in A, B and C and
 * {@code call} stores them above the return address, the others are stored by the caller at its
 * workspace words 0 and up, which is just above.
 */
final class CallCode {
  private final UnitCode unit;
  private boolean keepsState;

  CallCode(UnitCode unit) {
    this.unit = unit;
  }

  void call(Process.Call call) {
    call(call.procedure(), call.arguments(), List.of());
  }

  /**
   * A call; what it leaves on the stack stays there.
   *
   * @param results addresses for results that are too large for registers
   */
  void call(Procedure callee, List<Expression> arguments, List<Operand> results) {
    if (callee.intrinsic().isPresent()) {
      unit.intrinsics.call(callee, arguments);
      return;
    }
    shelter(() -> emit(callee, arguments, results));
  }

  /**
   * Emits code in which the words around the workspace pointer must not change: an ALT that waits
   * keeps its state there. Calls in it use a workspace further below.
   */
  void keepingState(Runnable code) {
    keepsState = true;
    code.run();
    keepsState = false;
  }

  /** Emits code that may call, with results in the stack only. */
  void shelter(Runnable code) {
    if (!keepsState) {
      code.run();
      return;
    }
    keepsState = false;
    Frame outer = unit.workspace.current();
    Frame inner = Frame.branch(outer);
    unit.writer.adjustWorkspace(() -> -inner.displacement());
    unit.workspace.enter(inner);
    code.run();
    unit.writer.adjustWorkspace(inner::displacement);
    unit.workspace.enter(outer);
    inner.place(Frame.sum(Frame.PROCESS_WORDS, inner.size()));
    outer.needBelow(Frame.sum(inner.displacement(), inner.below()));
    keepsState = true;
  }

  private void emit(Procedure callee, List<Expression> arguments, List<Operand> results) {
    // Units are numbered as they are first met: the callee before tables among its arguments.
    unit.program.procedure(callee);
    List<Operand> words = new ArrayList<>();
    boolean nested =
        arguments.stream().anyMatch(each -> FunctionCalls.areIn(each) || isNewMobile(each));
    List<Runnable> releases = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<Operand> ofArgument = new ArrayList<>();
      pass(callee.parameters().get(i), held(arguments.get(i), releases), ofArgument);
      if (nested) {
        // Calls in the arguments use the same words for theirs.
        ofArgument.replaceAll(word -> unit.workspace.word(unit.workspace.keep(word)));
      }
      words.addAll(ofArgument);
    }
    words.addAll(results);
    callWithWords(callee, words);
    giveBack(releases, FunctionCode.registerResults(callee));
  }

  /** Gives back the new mobiles among arguments; results in registers stay there. */
  private void giveBack(List<Runnable> releases, int results) {
    if (releases.isEmpty()) {
      return;
    }
    List<Operand> kept = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      Place place = unit.workspace.current().scalar();
      unit.workspace.store(place);
      kept.add(unit.workspace.word(place));
    }
    releases.forEach(Runnable::run);
    unit.stack.push(kept.reversed());
  }

  /** A call with words for all parameters that are written; those for hidden ones are added. */
  void callWithWords(Procedure callee, List<Operand> written) {
    ProgramUnits.CompiledProcedure procedure = unit.program.procedure(callee);
    List<Operand> words = new ArrayList<>(written);
    for (Symbol free : procedure.hiddenParameters()) {
      pass(free, new Expression.Name(free, free.declared()), words);
    }
    emit(callee, procedure, words);
  }

  /** A call with all words, the hidden ones included. */
  void emit(Procedure callee, ProgramUnits.CompiledProcedure procedure, List<Operand> words) {
    if (callee.isRecursive()) {
      unit.recursion.call(procedure, words, FunctionCode.registerResults(callee));
      return;
    }
    Frame frame = unit.workspace.current();
    int inRegisters = Math.min(words.size(), Operand.STACK_DEPTH);
    for (int word = inRegisters; word < words.size(); word++) {
      words.get(word).load().run();
      unit.workspace.store(frame.low(word - Operand.STACK_DEPTH));
    }
    unit.stack.push(words.subList(0, inRegisters).reversed());
    unit.writer.call(procedure.label(), procedure.unit());
    frame.needBelow(procedure.depth().getAsInt());
  }

  /** True for a mobile that no variable holds, or what it holds. */
  private static boolean isNewMobile(Expression argument) {
    if (argument instanceof Expression.ContentOf content) {
      return isNewMobile(content.mobile());
    }
    return argument.type() instanceof Type.MobileOf
        && (argument instanceof Expression.OfMobile || argument instanceof Expression.FunctionCall);
  }

  /** The argument; a new mobile is put into a word of the caller's, who gives back what is left. */
  private Expression held(Expression argument, List<Runnable> releases) {
    if (!isNewMobile(argument)) {
      return argument;
    }
    if (argument instanceof Expression.ContentOf content) {
      return new Expression.ContentOf(
          held(content.mobile(), releases), false, content.type(), content.position());
    }
    Symbol symbol = new Symbol("new", Symbol.Kind.VARIABLE, argument.type(), argument.position());
    unit.bind(symbol, new Storage.Word(unit.mobiles.take(argument)));
    releases.add(() -> unit.mobiles.leave(symbol));
    return new Expression.Name(symbol, argument.position());
  }

  private void pass(Symbol parameter, Expression argument, List<Operand> words) {
    Type type = parameter.type();
    if (type.base() instanceof Type.Timer) {
      return;
    }
    if (type instanceof Type.ChannelOf) {
      words.add(unit.locations.channel(argument, type));
    } else if (DataLayout.isDouble(type) && DeclarationCode.isValue(parameter)) {
      DoubleWord value = unit.doubleWords.value(argument);
      words.add(value.low());
      words.add(value.high());
    } else if (DataLayout.isScalar(type) && DeclarationCode.isValue(parameter)) {
      words.add(unit.expressions.value(argument));
    } else {
      words.add(unit.locations.address(argument));
      passOpenLengths(type, unit.lengths.lengths(argument), words);
    }
  }

  private void passOpenLengths(Type type, List<Length> lengths, List<Operand> words) {
    Type dimension = type;
    for (Length length : lengths) {
      Type.ArrayOf array = (Type.ArrayOf) dimension;
      if (array.length() == Type.ArrayOf.OPEN) {
        words.add(unit.lengths.operand(length));
      }
      dimension = array.element();
    }
  }

  /** Gives the parameters of the PROC whose code begins here their places. */
  void bindParameters(List<Symbol> parameters) {
    Frame frame = unit.workspace.current();
    int word = 0;
    for (Symbol parameter : parameters) {
      Type type = parameter.type();
      if (type.base() instanceof Type.Timer) {
        unit.bind(parameter, new Storage.Nothing());
        continue;
      }
      Place place = frame.parameter(word++);
      boolean byValue = DataLayout.isScalar(type) && DeclarationCode.isValue(parameter);
      if (byValue && DataLayout.isDouble(type)) {
        word++;
      }
      List<Length> lengths = new ArrayList<>();
      while (type instanceof Type.ArrayOf array) {
        lengths.add(
            array.length() == Type.ArrayOf.OPEN
                ? new Length.InWord(frame.parameter(word++))
                : new Length.Constant(array.length()));
        type = array.element();
      }
      Storage storage = byValue ? new Storage.Word(place) : new Storage.Pointer(place);
      unit.bind(parameter, new Binding(storage, List.copyOf(lengths)));
    }
  }
}
