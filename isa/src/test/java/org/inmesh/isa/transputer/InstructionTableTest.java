package org.inmesh.isa.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstructionTableTest {
  private static final String BEGIN = "<!-- instruction table: begin -->\n\n";
  private static final String END = "\n<!-- instruction table: end -->";

  @Test
  void shouldHaveTheOperationsOfTheReferenceAndNoOthers() throws IOException {
    List<String> table =
        Arrays.stream(Operation.values())
            .map(o -> String.format("%02X\t%s\t%s", o.code(), o.mnemonic(), o.cost()))
            .toList();
    List<String> reference = new ArrayList<>(reference("t414-operations.tsv"));
    reference.addAll(reference("later-operations.tsv"));
    reference.addAll(reference("debugging-and-test-operations.tsv"));
    reference.sort(Comparator.comparing(row -> Integer.parseInt(row.split("\t")[0], 16)));
    reference.addAll(reference("own-operations.tsv"));

    assertThat(table).containsExactlyElementsOf(reference);
  }

  @Test
  void shouldHaveTheFloatingPointEntriesOfTheReferenceAndNoOthers() throws IOException {
    List<String> table =
        Arrays.stream(FloatingPointEntry.values())
            .map(e -> String.format("%02X\t%s\t%s", e.code(), e.mnemonic(), e.cost()))
            .toList();

    assertThat(table).containsExactlyElementsOf(reference("floating-point-entries.tsv"));
    assertThat(FloatingPointEntry.values())
        .allMatch(entry -> entry.code() < FloatingPointEntry.CODE_LIMIT)
        .allMatch(entry -> FloatingPointEntry.forCode(entry.code()).equals(Optional.of(entry)));
  }

  @Test
  void shouldNumberFunctionsAndOperationsAsTheConstantsDo() throws ReflectiveOperationException {
    assertThat(FunctionCode.class.getFields()).hasSameSizeAs(Function.values());
    for (Field field : FunctionCode.class.getFields()) {
      assertThat(Function.valueOf(field.getName()).code()).isEqualTo(field.getInt(null));
    }
    assertThat(OperationCode.class.getFields()).hasSameSizeAs(Operation.values());
    for (Field field : OperationCode.class.getFields()) {
      assertThat(Operation.valueOf(field.getName()).code()).isEqualTo(field.getInt(null));
    }
    assertThat(FloatingPointEntryCode.class.getFields()).hasSameSizeAs(FloatingPointEntry.values());
    for (Field field : FloatingPointEntryCode.class.getFields()) {
      assertThat(FloatingPointEntry.valueOf(field.getName()).code()).isEqualTo(field.getInt(null));
    }
  }

  @Test
  void shouldFindEachOperationByItsCode() {
    for (Operation operation : Operation.values()) {
      assertThat(Operation.forCode(operation.code())).contains(operation);
    }
    assertThat(Operation.forCode(0x11)).isEmpty();
    assertThat(Operation.forCode(0xAD)).isEmpty();
    assertThat(Operation.forCode(0x17D)).isEmpty();
    assertThat(Operation.forCode(0x1FE)).isEmpty();
    assertThat(Operation.forCode(0x207)).isEmpty();
    assertThat(Operation.forCode(-1)).isEmpty();
  }

  @Test
  void shouldBeInTheModuleDocumentAsItIs() throws IOException {
    String document = Files.readString(Path.of("README.md"));

    assertThat(document).contains(BEGIN, END);
    String table = document.substring(document.indexOf(BEGIN) + BEGIN.length());
    assertThat(table.substring(0, table.indexOf(END))).isEqualTo(InstructionTable.markdown());
  }

  /** Rows as {@code code TAB mnemonic TAB cycles}; data sheets write b where bits of A count. */
  private static List<String> reference(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                InstructionTableTest.class.getResourceAsStream(resource),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.toLowerCase(Locale.ROOT).replace("\tb+", "\tn+"))
          .map(
              line ->
                  line.substring(0, line.indexOf('\t')).toUpperCase(Locale.ROOT)
                      + line.substring(line.indexOf('\t')))
          .toList();
    }
  }
}
