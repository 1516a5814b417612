package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;

/** Whatever a protocol consists of, what is output comes out, in order and whole. */
class ProtocolPropertyTest {
  private static final int LONGEST = 12;

  /** Forms of items, each of which carries a text; a single character for BYTE. */
  enum Form {
    BYTE("BYTE"),
    ARRAY("[" + LONGEST + "]BYTE"),
    COUNTED_BY_INT("INT::[]BYTE"),
    COUNTED_BY_BYTE("BYTE::[]BYTE");

    private final String type;

    Form(String type) {
      this.type = type;
    }

    /** The item as it is output. */
    String value(String text) {
      return switch (this) {
        case BYTE -> "'" + text.charAt(0) + "'";
        case ARRAY -> "\"" + padded(text) + "\"";
        case COUNTED_BY_INT, COUNTED_BY_BYTE -> text.length() + "::\"" + text + "\"";
      };
    }

    /** The item as it is input into the variables with this number. */
    String target(int i) {
      return switch (this) {
        case BYTE -> "b" + i;
        case ARRAY -> "a" + i;
        case COUNTED_BY_INT -> "n" + i + "::a" + i;
        case COUNTED_BY_BYTE -> "b" + i + "::a" + i;
      };
    }

    /** What is printed of them. */
    String printed(int i) {
      return switch (this) {
        case BYTE -> "b" + i;
        case ARRAY -> "a" + i;
        case COUNTED_BY_INT -> "[a" + i + " FOR n" + i + "]";
        case COUNTED_BY_BYTE -> "[a" + i + " FOR INT b" + i + "]";
      };
    }

    String expected(String text) {
      return switch (this) {
        case BYTE -> text.substring(0, 1);
        case ARRAY -> padded(text);
        case COUNTED_BY_INT, COUNTED_BY_BYTE -> text;
      };
    }

    private static String padded(String text) {
      return (text + ".".repeat(LONGEST)).substring(0, LONGEST);
    }
  }

  /** A message: the number of its tag, and a text for each item that the longest tag may have. */
  record Message(int tag, List<String> texts) {}

  @Provide
  Arbitrary<List<List<Form>>> tags() {
    return Arbitraries.of(Form.class).list().ofMaxSize(3).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Message>> messages() {
    Arbitrary<String> text =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(LONGEST);
    return Combinators.combine(Arbitraries.integers().between(0, 3), text.list().ofSize(3))
        .as(Message::new)
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 25)
  void shouldCarryMessagesOfAnyForm(
      @ForAll("tags") List<List<Form>> tags, @ForAll("messages") List<Message> messages) {
    StringBuilder outputs = new StringBuilder("      SKIP\n");
    StringBuilder expected = new StringBuilder();
    for (Message message : messages) {
      int tag = message.tag() % tags.size();
      outputs.append("      c ! t").append(tag);
      expected.append(tag);
      for (int i = 0; i < tags.get(tag).size(); i++) {
        Form form = tags.get(tag).get(i);
        outputs.append("; ").append(form.value(message.texts().get(i)));
        expected.append(form.expected(message.texts().get(i)));
      }
      outputs.append('\n');
    }
    String program = program(tags, outputs.toString(), messages.size());

    for (Kind kind : Kind.values()) {
      OccamRun run = OccamRun.run(OccamRun.compile(program), OccamRun.machine(kind, 2), "");
      assertThat(run.result().ending()).as(program).isEqualTo(Ending.FINISHED);
      assertThat(run.screen()).isEqualTo(expected.toString());
    }
  }

  private static String program(List<List<Form>> tags, String outputs, int messages) {
    StringBuilder protocol = new StringBuilder();
    StringBuilder options = new StringBuilder();
    for (int tag = 0; tag < tags.size(); tag++) {
      List<Form> items = tags.get(tag);
      List<String> types = new ArrayList<>(List.of("    t" + tag));
      List<String> targets = new ArrayList<>(List.of("        t" + tag));
      List<String> prints = new ArrayList<>(List.of("          SEQ", "screen ! '" + tag + "'"));
      for (int i = 0; i < items.size(); i++) {
        types.add(items.get(i).type);
        targets.add(items.get(i).target(i));
        prints.add("screen ! " + items.get(i).printed(i));
      }
      protocol.append(String.join("; ", types)).append('\n');
      options.append(String.join("; ", targets)).append('\n');
      options.append(String.join("\n            ", prints)).append('\n');
    }
    return """
        PROTOCOL p
          CASE
        %s:
        PROC main(CHAN OF BYTE screen)
          CHAN OF p c:
          PAR
            SEQ
        %s    [12]BYTE a0, a1, a2:
            BYTE b0, b1, b2:
            INT n0, n1, n2:
            SEQ i = 0 FOR %d
              c ? CASE
        %s:
        """
        .formatted(protocol, outputs, messages, options);
  }
}
