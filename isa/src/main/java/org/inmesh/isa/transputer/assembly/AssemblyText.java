package org.inmesh.isa.transputer.assembly;

import java.util.List;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Align;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Calculated;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedBranch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedData;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Label;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadDifference;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Mark;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;

/** Items as text that {@link AssemblySource} reads back, given label names of its syntax. */
public final class AssemblyText {
  /** Data bytes on a line. */
  private static final int BYTES_ON_A_LINE = 8;

  private AssemblyText() {}

  /** The items, one a line; marks, which have no syntax, as comments. */
  public static String of(List<AssemblyItem> items) {
    StringBuilder text = new StringBuilder();
    for (AssemblyItem item : items) {
      text.append(line(item)).append('\n');
    }
    return text.toString();
  }

  /** One item, without a line end; several lines for long data. */
  public static String line(AssemblyItem item) {
    return switch (item) {
      case Label label -> label.name() + ":";
      case Direct direct -> "  " + direct.function().mnemonic() + " " + direct.operand();
      case Operate operate -> "  " + operate.operation().mnemonic();
      case Branch branch -> "  " + branch.function().mnemonic() + " " + branch.target();
      case LoadDifference difference -> "  ldc " + difference.to() + " - " + difference.from();
      case LoadAddress address -> "  lda " + address.target();
      case Calculated value -> "  " + value.function().mnemonic() + " " + value.operand();
      case CalculatedBranch jump -> "  " + jump.function().mnemonic() + " " + jump.target();
      case CalculatedAddress load -> "  lda " + load.target();
      case CalculatedData datum -> (datum.bytes() == 1 ? "  byte " : "  word ") + datum.value();
      case Data data -> data(data.bytes());
      case Align align -> "  align " + align.bytes();
      case Mark mark -> "  -- mark " + mark.number();
    };
  }

  private static String data(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      boolean first = i % BYTES_ON_A_LINE == 0;
      text.append(first && i > 0 ? "\n" : "").append(first ? "  byte " : ", ");
      text.append(String.format("#%02X", bytes[i]));
    }
    return text.toString();
  }
}
