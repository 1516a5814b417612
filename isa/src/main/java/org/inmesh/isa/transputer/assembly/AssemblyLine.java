package org.inmesh.isa.transputer.assembly;

import java.util.Locale;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Align;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Calculated;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedBranch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedData;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;
import org.inmesh.isa.transputer.assembly.AssemblyToken.Kind;

/** Reads the tokens of one line into items of its source. */
final class AssemblyLine {
  private final AssemblySource source;
  private final LineTokens tokens;
  private final ExpressionReader expressions;

  AssemblyLine(AssemblySource source, LineTokens tokens) {
    this.source = source;
    this.tokens = tokens;
    expressions = new ExpressionReader(tokens, source);
  }

  /**
   * Adds the line's items to the source.
   *
   * @throws AssemblyException with one problem if the line is wrong
   */
  void read() {
    while (tokens.peek().kind() == Kind.NAME && tokens.peekBehind().isSign(":")) {
      AssemblyToken label = tokens.take(Kind.NAME, "a label");
      tokens.takeSign(":");
      source.defineLabel(label.text(), tokens.place(label));
    }
    if (tokens.peek().kind() != Kind.END) {
      AssemblyToken statement = tokens.take(Kind.NAME, "a label, a mnemonic or a directive");
      if (tokens.peek().isSign("=")) {
        tokens.takeSign("=");
        source.defineName(statement.text(), expressions.read("a value"), tokens.place(statement));
      } else {
        readStatement(statement);
      }
      tokens.take(Kind.END, "the end of the line");
    }
  }

  private void readStatement(AssemblyToken statement) {
    switch (statement.text().toLowerCase(Locale.ROOT)) {
      case "lda" -> {
        SourcePlace place = tokens.place(tokens.peek());
        source.add(new CalculatedAddress(expressions.read("a label"), place));
      }
      case "byte" -> readData(1);
      case "word" -> readData(LittleEndian.WORD);
      case "align" -> source.add(new Align(readCount("a number of bytes", 1)));
      case "reserve" -> source.add(new Data(new byte[readCount("a number of bytes", 0)]));
      case "org" -> {
        SourcePlace place = tokens.place(tokens.peek());
        source.setOrigin(source.constant(expressions.read("an address"), place), place);
      }
      default -> readInstruction(statement);
    }
  }

  private void readInstruction(AssemblyToken statement) {
    switch (Mnemonics.find(statement.text(), source.type(), tokens.place(statement))) {
      case Mnemonics.OfOperation found -> source.add(new Operate(found.operation()));
      case Mnemonics.OfEntry found -> AssemblyItem.enter(found.entry()).forEach(source::add);
      case Mnemonics.OfFunction found -> readFunction(found.function());
    }
  }

  private void readFunction(Function function) {
    SourcePlace place = tokens.place(tokens.peek());
    boolean branch = function == Function.J || function == Function.CJ || function == Function.CALL;
    if (branch) {
      source.add(new CalculatedBranch(function, expressions.read("a label or a number"), place));
    } else {
      source.add(new Calculated(function, expressions.read("a number"), place));
    }
  }

  private int readCount(String expected, int least) {
    SourcePlace place = tokens.place(tokens.peek());
    int count = source.constant(expressions.read(expected), place);
    source.reserve(count, least, place);
    return count;
  }

  private void readData(int bytes) {
    String expected = bytes == 1 ? "a number or a string" : "a number";
    boolean more = true;
    while (more) {
      AssemblyToken next = tokens.peek();
      if (bytes == 1 && next.kind() == Kind.STRING) {
        String text = tokens.take(Kind.STRING, "a string").text();
        byte[] content = new byte[text.length()];
        for (int i = 0; i < content.length; i++) {
          content[i] = (byte) text.charAt(i);
        }
        source.add(new Data(content));
      } else {
        source.add(new CalculatedData(bytes, expressions.read(expected), tokens.place(next)));
      }
      more = tokens.peek().isSign(",");
      if (more) {
        tokens.takeSign(",");
      }
    }
  }
}
