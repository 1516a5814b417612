package org.inmesh.loader.object;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.loader.object.ObjectProgram.Channel;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.ObjectProgram.SourceLine;

/** Small compiled programs, built by hand for tests of placement and linking. */
public final class SampleObjects {
  private final List<CodeUnit> units = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();

  public static SourcePosition line(int line) {
    return new SourcePosition("sample.occ", line, 1);
  }

  /** A unit of {@code bytes} bytes, at least 2, with one mark, at its start. */
  public int unit(String name, int bytes, Integer... needs) {
    int mark = 100 * units.size();
    List<AssemblyItem> items =
        List.of(
            new AssemblyItem.Label(name),
            new AssemblyItem.Mark(mark),
            new AssemblyItem.Operate(Operation.STOPP),
            new AssemblyItem.Data(new byte[bytes - 2]));
    SourceLine source = new SourceLine(line(units.size() + 1), name, "");
    units.add(new CodeUnit(name, items, List.of(needs), List.of(source), mark));
    return units.size() - 1;
  }

  public int component(String name, int unit, int below, int above, Slot... slots) {
    return placed(name, -1, unit, below, above, slots);
  }

  public int placed(String name, int processor, int unit, int below, int above, Slot... slots) {
    int number = components.size();
    components.add(
        new Component(name, line(number + 50), unit, below, above, List.of(slots), processor));
    return number;
  }

  public int channel(String name, int writer, int reader, int bytes) {
    channels.add(new Channel(name, line(99), writer, reader, bytes));
    return channels.size() - 1;
  }

  public ObjectProgram program() {
    return new ObjectProgram(
        "sample", units, List.copyOf(components), List.copyOf(channels), List.of());
  }

  /** Components {@code node[0]} ... of one unit, without channels. */
  public static SampleObjects nodes(int count) {
    SampleObjects sample = new SampleObjects();
    sample.unit("node", 8);
    for (int index = 0; index < count; index++) {
      sample.component("node[" + index + "]", 0, 4, 4);
    }
    return sample;
  }

  /** {@code count} components in a row, each sending words to the next. */
  public static SampleObjects pipeline(int count) {
    SampleObjects sample = nodes(count);
    for (int index = 0; index + 1 < count; index++) {
      sample.channel("link[" + index + "]", index, index + 1, 4);
    }
    return sample;
  }

  /** A grid in row-major order with a channel each way between neighbours. */
  public static SampleObjects grid(int columns, int rows) {
    SampleObjects sample = nodes(columns * rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int node = column + columns * row;
        if (column + 1 < columns) {
          sample.bothWays(node, node + 1);
        }
        if (row + 1 < rows) {
          sample.bothWays(node, node + columns);
        }
      }
    }
    return sample;
  }

  private void bothWays(int a, int b) {
    channel("there." + a + "." + b, a, b, 4);
    channel("back." + a + "." + b, b, a, 4);
  }
}
