package org.inmesh.loader.occam.code;

import java.util.function.IntSupplier;
import org.inmesh.isa.transputer.Function;

/**
 * Access to workspace words from the process whose code is being generated, which may be a branch
 * of a PAR inside the process that owns the word. From a plain branch the distance is known; out of
 * a replicated branch the way leads through its link word.
 */
final class Workspace {
  private final UnitWriter writer;
  private Frame current;

  Workspace(UnitWriter writer, Frame frame) {
    this.writer = writer;
    this.current = frame;
    writer.workspaces().enter(frame);
  }

  /** The workspace of the process whose code is being generated. */
  Frame current() {
    return current;
  }

  /** Goes on with code of another process. */
  void enter(Frame frame) {
    current = frame;
    writer.workspaces().enter(frame);
  }

  void load(Place place) {
    access(place, Function.LDL, Function.LDNL);
  }

  void loadAddress(Place place) {
    access(place, Function.LDLP, Function.LDNLP);
  }

  /** Stores A; takes a second stack register if the word is reached through a link. */
  void store(Place place) {
    access(place, Function.STL, Function.STNL);
  }

  /** The word as an operand. */
  Operand word(Place place) {
    return new Operand(1, () -> load(place));
  }

  /** The word's address as an operand. */
  Operand address(Place place) {
    return new Operand(1, () -> loadAddress(place));
  }

  /** Evaluates into a new word, and gives that word. */
  Place keep(Operand operand) {
    Place place = current.scalar();
    operand.load().run();
    store(place);
    return place;
  }

  /** Distance in words from the workspace pointer, where it is known. */
  IntSupplier offset(Place place) {
    return distance(current, place);
  }

  private void access(Place place, Function local, Function nonLocal) {
    Frame from = current;
    Frame linked = replicatedBetween(from, place.frame());
    if (linked == null) {
      writer.emit(local, distance(from, place));
      return;
    }
    writer.emit(Function.LDL, distance(from, linked.link()));
    while (true) {
      from = linked.parent();
      linked = replicatedBetween(from, place.frame());
      if (linked == null) {
        writer.emit(nonLocal, distance(from, place));
        return;
      }
      writer.emit(Function.LDNL, distance(from, linked.link()));
    }
  }

  /** The innermost replicated branch on the way outwards, or null. */
  private static Frame replicatedBetween(Frame inner, Frame outer) {
    for (Frame frame = inner; frame != outer; frame = frame.parent()) {
      if (frame.replicated()) {
        return frame;
      }
    }
    return null;
  }

  private static IntSupplier distance(Frame from, Place place) {
    return () -> {
      int offset = place.frame().offset(place);
      for (Frame frame = from; frame != place.frame(); frame = frame.parent()) {
        offset += frame.displacement();
      }
      return offset;
    };
  }
}
