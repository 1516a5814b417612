package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Intrinsic;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Type;

/** Code for the functions that every program knows. */
final class IntrinsicCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  IntrinsicCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** Evaluates a call, with its results in A, B and C, the first in A. */
  void call(Procedure function, List<Expression> arguments) {
    Intrinsic intrinsic = function.intrinsic().orElseThrow();
    if (!intrinsic.isOfReal()) {
      ofWords(intrinsic, arguments);
    } else if (intrinsic.results().getFirst() == Type.Scalar.BOOL) {
      unit.reals.test(intrinsic, arguments.getFirst());
    } else {
      unit.reals
          .word(new Expression.FunctionCall(function, arguments, function.position()))
          .load()
          .run();
    }
  }

  private void ofWords(Intrinsic intrinsic, List<Expression> arguments) {
    List<Operand> words = arguments.stream().map(unit.expressions::value).toList();
    switch (intrinsic) {
      case LONGADD -> carried(words, Operation.LADD);
      case LONGSUB -> carried(words, Operation.LSUB);
      case LONGSUM -> exchanged(() -> carried(words, Operation.LSUM));
      case LONGDIFF -> exchanged(() -> carried(words, Operation.LDIFF));
      case LONGPROD -> exchanged(() -> carried(words, Operation.LMUL));
      case LONGDIV -> inOrder(words, Operation.LDIV);
      case SHIFTLEFT -> exchanged(() -> inOrder(words, Operation.LSHL));
      case SHIFTRIGHT -> exchanged(() -> inOrder(words, Operation.LSHR));
      case NORMALISE -> normalise(words);
      case ASHIFTLEFT -> {
        arithmeticShift(words, Operation.LSHL);
        writer.emit(Operation.CSNGL);
      }
      case ASHIFTRIGHT -> arithmeticShift(words, Operation.LSHR);
      case ROTATELEFT -> rotate(unit.stack.constant(0), words.get(0), words, Operation.LSHL);
      case ROTATERIGHT -> rotate(words.get(0), unit.stack.constant(0), words, Operation.LSHR);
      case BITCOUNT -> inOrder(words.reversed(), Operation.BITCNT);
      case BITREVWORD -> inOrder(words, Operation.BITREVWORD);
      case BITREVNBITS -> inOrder(words, Operation.BITREVNBITS);
      case CRCWORD -> inOrder(words.reversed(), Operation.CRCWORD);
      case CRCBYTE -> inOrder(words.reversed(), Operation.CRCBYTE);
      case FRACMUL -> inOrder(words, Operation.FMUL);
      default -> throw new IllegalStateException(intrinsic + " is not of words");
    }
  }

  private void inOrder(List<Operand> words, Operation operation) {
    unit.stack.push(words);
    writer.emit(operation);
  }

  /** The last argument is a carry, which the operation finds in C. */
  private void carried(List<Operand> words, Operation operation) {
    inOrder(List.of(words.get(2), words.get(0), words.get(1)), operation);
  }

  /** The instruction leaves the high result in B. */
  private void exchanged(Runnable code) {
    code.run();
    writer.emit(Operation.REV);
  }

  /** From low word, high word and places in A, B and C to the reverse. */
  private void normalise(List<Operand> words) {
    inOrder(words, Operation.NORM);
    Place low = workspace.current().scalar();
    Place high = workspace.current().scalar();
    Place places = workspace.current().scalar();
    workspace.store(low);
    workspace.store(high);
    workspace.store(places);
    workspace.load(low);
    workspace.load(high);
    workspace.load(places);
  }

  private void arithmeticShift(List<Operand> words, Operation operation) {
    Operand places = words.get(1);
    if (places.need() > 1) {
      places = workspace.word(workspace.keep(places));
    }
    words.get(0).load().run();
    writer.emit(Operation.XDBLE);
    places.load().run();
    writer.emit(operation);
  }

  /** What is shifted out of one word comes in at the other end of the other, which was zero. */
  private void rotate(Operand high, Operand low, List<Operand> words, Operation operation) {
    inOrder(List.of(high, low, words.get(1)), operation);
    writer.emit(Operation.OR);
  }
}
