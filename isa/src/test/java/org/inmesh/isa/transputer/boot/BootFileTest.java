package org.inmesh.isa.transputer.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssemblyException;
import org.inmesh.isa.transputer.assembly.AssemblyProgram;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.isa.transputer.boot.BootFileSection.Bootstrap;
import org.inmesh.isa.transputer.boot.BootFileSection.Following;
import org.inmesh.isa.transputer.boot.BootFileSection.Poke;
import org.inmesh.isa.transputer.boot.BootFileSection.Program;
import org.junit.jupiter.api.Test;

class BootFileTest {

  @Test
  void shouldPutTheLengthBeforeAShortProgram() {
    assertThat(hex(bytes("  ldc #754\n  mul\n", ProcessorType.T800)))
        .isEqualTo("05 27 25 44 25 F3");
    assertThat(bytes("  reserve 255\n", ProcessorType.T800)).hasSize(256).startsWith(255);
  }

  @Test
  void shouldFillABootstrapThatWouldBeACommand() {
    // A first byte of 0 or 1 is a poke or a peek.
    assertThat(hex(bytes("  stopp\n", ProcessorType.T800))).isEqualTo("02 21 F5");
    assertThat(hex(bytes("  rev\n", ProcessorType.T800))).isEqualTo("02 F0 00");
  }

  /** The bytes by hand, from the encoding rules and the text of the loader. */
  @Test
  void shouldLoadALongerProgramBehindABootstrap() {
    byte[] file = bytes("  reserve 256\n", ProcessorType.T800);

    // ajw (256 + 32) / 4 = 72 = #48; stl 1, 2, 3; mint; sthf; mint; stlf; lda: from byte 17, the
    // end of ldpi, 19 on to 36; ldl 3; ldc #100; in; lda: from 25, 11 on; stl -8 = nfix 0, stl 8;
    // ldl 3, 2, 1; ajw -8; ret; filled to 36.
    assertThat(hex(Arrays.copyOf(file, 37)))
        .isEqualTo(
            "24 24 B8 D1 D2 D3 24 F2 21 F8 24 F2 21 FC 21 43 21 FB 73 21 20 40 F7 4B 21 FB 60 D8"
                + " 73 72 71 60 B8 22 F0 00 00");
    assertThat(file).hasSize(37 + 256);
  }

  @Test
  void shouldLoadAProgramToItsPlace() {
    byte[] file = bytes("  org #80000800\n  ldc text\ntext:\n", ProcessorType.T414);

    List<BootFileSection> sections = BootFileReader.read(file, ProcessorType.T414);

    assertThat(sections).hasSize(2);
    assertThat(sections.get(0))
        .isInstanceOfSatisfying(
            Bootstrap.class, part -> assertThat(part.address()).isEqualTo(0x80000048));
    assertThat(sections.get(1))
        .isInstanceOfSatisfying(
            Program.class, part -> assertThat(part.address()).isEqualTo(0x80000800));
  }

  @Test
  void shouldRefuseAPlaceOverTheLoader() {
    assertThatThrownBy(() -> bytes("  org #80000074\n  reserve 300\n", ProcessorType.T800))
        .isInstanceOf(AssemblyException.class)
        .hasMessageStartingWith("t: a program of 300 bytes cannot be loaded to #80000074, over the")
        .hasMessageContaining("'org' can be #8000009");
    assertThatThrownBy(() -> bytes("  org #80000000\n  reserve 300\n", ProcessorType.T800))
        .isInstanceOf(AssemblyException.class);
  }

  @Test
  void shouldTakeABootFileApart() {
    byte[] file =
        HexFormat.ofDelimiter(" ").parseHex("00 04 00 00 80 78 56 34 12 03 4A F5 F0 01 02");

    List<BootFileSection> sections = BootFileReader.read(file, ProcessorType.T800);

    assertThat(sections.get(0)).isEqualTo(new Poke(0x80000004, 0x12345678));
    assertThat(BootFileText.listing(sections, Optional.empty()))
        .isEqualTo(
            """
            -- poke: #12345678 to address #80000004
            -- bootstrap: 3 bytes, to MemStart, #80000070
            80000070  4A                       ldc 10
            80000071  F5                       add
            80000072  F0                       rev
            -- 2 bytes for the bootstrap, by their offset in the file
            0000000D  01                       j 1  -- to L0000000F
            0000000E  02                       j 2  -- to #00000011
            L0000000F:
            """);
  }

  @Test
  void shouldSayWhereABootFileIsCutOff() {
    assertThatThrownBy(() -> BootFileReader.read(new byte[] {5, 1, 2}, ProcessorType.T800))
        .isInstanceOf(MalformedBootFileException.class)
        .hasMessage(
            "byte 1: here should be a bootstrap of 5 bytes, which the first byte announces,"
                + " but only 2 bytes follow");
    assertThatThrownBy(() -> BootFileReader.read(new byte[0], ProcessorType.T800))
        .hasMessage("byte 0: here should be the length of a bootstrap, but only 0 bytes follow");
  }

  @Property
  void shouldAssembleBackToAnyBootFile(@ForAll("bootFiles") byte[] file) {
    assertThat(assembledSource(file)).isEqualTo(file);
  }

  @Property(tries = 300)
  void shouldFindTheProgramsOfItsOwnFiles(
      @ForAll @IntRange(max = 3000) int length, @ForAll boolean place) {
    String text = (place ? "  org #80001000\n" : "") + "  reserve " + length + "\n  rev\n";
    byte[] file = bytes(text, ProcessorType.T805);

    List<BootFileSection> sections = BootFileReader.read(file, ProcessorType.T805);

    if (!place && length < 255) {
      assertThat(sections).singleElement().isInstanceOf(Bootstrap.class);
    } else {
      Program program = (Program) sections.get(1);
      int behind = 0x80000070 + Byte.toUnsignedInt(file[0]);
      assertThat(program.address()).isEqualTo(place ? 0x80001000 : behind);
      assertThat(program.code()).hasSize(length + 1);
    }
    assertThat(sections).noneMatch(Following.class::isInstance);
    assertThat(assembledSource(file)).isEqualTo(file);
  }

  @Provide
  Arbitrary<byte[]> bootFiles() {
    Arbitrary<byte[]> bootstrap =
        Arbitraries.bytes().array(byte[].class).ofMinSize(2).ofMaxSize(255);
    Arbitrary<byte[]> following = Arbitraries.bytes().array(byte[].class).ofMaxSize(80);
    Arbitrary<byte[]> pokes =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofSize(8)
            .list()
            .ofMaxSize(2)
            .map(BootFileTest::pokes);
    return Combinators.combine(pokes, bootstrap, following)
        .as(
            (before, code, behind) -> {
              ByteArrayOutputStream file = new ByteArrayOutputStream();
              file.writeBytes(before);
              file.write(code.length);
              file.writeBytes(code);
              file.writeBytes(behind);
              return file.toByteArray();
            });
  }

  private static byte[] pokes(List<byte[]> pokes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] poke : pokes) {
      bytes.write(0);
      bytes.writeBytes(poke);
    }
    return bytes.toByteArray();
  }

  private static byte[] assembledSource(byte[] file) {
    String source = BootFileText.source(BootFileReader.read(file, ProcessorType.T800));
    return AssemblySource.program("source", source, Optional.empty()).assemble().bytes();
  }

  private static byte[] bytes(String text, ProcessorType type) {
    AssemblyProgram program = AssemblySource.program("t", text, Optional.empty());
    return BootFileWriter.bytes("t", program, type);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
