package org.inmesh.loader.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.SampleObjects;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of strategies, lists of cores, profiles of traffic. */
class PlacementFilesTest {
  @TempDir Path folder;

  private static Placement place(ObjectProgram program, String list) {
    CoreList read = CoreList.read(new SourceText("mine.txt", list));
    return Placer.place(program, 2, 2, new PlacementStrategy.ByHand(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default",
        "row-major",
        "snake",
        "curve",
        "random:7",
        "random:-3",
        "greedy",
        "annealed:2",
        "packed:4",
        "single"
      })
  void shouldReadBackTheLabel(String name) throws IOException {
    assertThat(StrategyReader.read(name).label()).isEqualTo(name);
  }

  @Test
  void shouldHaveSeedOneWhereNoneIsGiven() throws IOException {
    assertThat(StrategyReader.read("random").label()).isEqualTo("random:1");
    assertThat(StrategyReader.read("annealed").label()).isEqualTo("annealed:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "snale    | 'snale' is no placement; did you mean 'snake'; there are default,",
        "x        | 'x' is no placement; there are default,",
        "snake:2  | 'snake:2' is no placement; there are default,",
        "random:a | placement 'random:a': a seed is a whole number, as in random:7",
        "packed   | placement 'packed': it takes the number of components on each core",
        "packed:0 | placement 'packed:0': it takes the number of components on each core",
        "file=    | placement 'file=': a file's name is missing",
        "fil=x    | 'fil=x' is no placement; did you mean 'file'; there are default,"
      })
  void shouldExplainAWrongName(String name, String message) {
    assertThatThrownBy(() -> StrategyReader.read(name))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldReadTheFilesThatAreNamed() throws IOException {
    Path list = Files.writeString(folder.resolve("list"), "node[0] = 3\n");
    Path profile =
        Files.writeString(
            folder.resolve("p.csv"), "writer,reader,messages,bytes\nnode[0],node[1],2,8\n");

    assertThat(StrategyReader.read("file=" + list).label()).isEqualTo("file=" + list);
    assertThat(StrategyReader.read("profile=" + profile))
        .isInstanceOfSatisfying(
            PlacementStrategy.ByTraffic.class,
            traffic ->
                assertThat(traffic.profile().text())
                    .isEqualTo("writer,reader,messages,bytes\nnode[0],node[1],2,8\n"));
    assertThatThrownBy(() -> StrategyReader.read("file=" + folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void shouldPlaceWhatTheListNamesAndTheRestAsWell() {
    ObjectProgram program = SampleObjects.pipeline(4).program();
    Placement placement = place(program, "# by hand\nnode[3] = 0   # the last\n\nnode[0] = 2\n");

    assertThat(placement.coreOfComponent()[3]).isZero();
    assertThat(placement.coreOfComponent()[0]).isEqualTo(2);
    assertThat(placement.coreOfComponent()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void shouldPutAllOnOneCoreIfTheListSaysSo() {
    ObjectProgram program = SampleObjects.pipeline(3).program();

    assertThat(place(program, "node[0]=1\nnode[1]=1\nnode[2]=1").coreOfComponent()).containsOnly(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "node[0] 3    | mine.txt:1:1: a line is COMPONENT = CORE, such as node[3] = 5",
        "= 3          | mine.txt:1:1: a line is COMPONENT = CORE, such as node[3] = 5",
        "node[0] = x  | mine.txt:1:11: a core is a number from 0, not 'x'",
        "node[0] = -1 | mine.txt:1:11: a core is a number from 0, not '-1'",
        "node[0] = ]  | mine.txt:1:11: a core is a number from 0, not ']'",
        "node[0] = 4  | mine.txt:1:11: core 4 does not exist: the machine has 2 x 2 cores,"
            + " numbered 0 to 3",
        "nod[0] = 1   | mine.txt:1:1: sample has no component 'nod[0]'; did you mean 'node[0]'?",
        "printer = 1  | mine.txt:1:1: sample has no component 'printer'; 'inmesh compile sample"
            + " --emit places' lists its components",
        "fixed = 1    | mine.txt:1:1: fixed is fixed to core 2 by PROCESSOR in the program; leave"
            + " it out here"
      })
  void shouldPointAtAWrongLine(String line, String message) {
    SampleObjects sample = SampleObjects.pipeline(2);
    sample.placed("fixed", 2, 0, 4, 4);

    assertThatThrownBy(() -> place(sample.program(), line))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldTellAllWrongLinesAtOnce() {
    ObjectProgram program = SampleObjects.pipeline(2).program();

    assertThatThrownBy(() -> place(program, "node[0] = 1\nnode[0] = 2\nwhat\n"))
        .hasMessageContaining("mine.txt:2:1: 'node[0]' has a core already, by line 1")
        .hasMessageContaining("mine.txt:3:1: a line is COMPONENT = CORE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a,b,1         | p.csv:2:1: a line has 4 fields, writer,reader,messages,bytes, not 3",
        "a,b,1,x       | p.csv:2:7: messages and bytes are numbers from 0, not 'x'",
        "a,b,-1,4      | p.csv:2:5: messages and bytes are numbers from 0, not '-1'"
      })
  void shouldPointAtAWrongLineOfAProfile(String line, String message) {
    SourceText text = new SourceText("p.csv", "writer,reader,messages,bytes\n" + line + "\n");

    assertThatThrownBy(() -> TrafficProfile.read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldRefuseAProfileWithoutItsHeader() {
    assertThatThrownBy(() -> TrafficProfile.read(new SourceText("p.csv", "a,b,1,2\n")))
        .hasMessageStartingWith(
            "p.csv:1:1: this is no profile of traffic: the first line must be"
                + " writer,reader,messages,bytes; 'inmesh run PROGRAM --profile-channels FILE'");
  }

  @Test
  void shouldRefuseAProfileOfAnotherProgram() {
    ObjectProgram program = SampleObjects.pipeline(2).program();
    TrafficProfile profile =
        TrafficProfile.read(
            new SourceText("p.csv", "writer,reader,messages,bytes\nnode[0],node[9],1,4\n"));

    assertThatThrownBy(
            () -> Placer.place(program, 2, 2, new PlacementStrategy.ByTraffic("p.csv", profile)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("p.csv:2:9: sample has no component 'node[9]'; did you mean");
  }

  @Test
  void shouldRefuseToPackMoreThanTheMachineTakes() {
    ObjectProgram program = SampleObjects.pipeline(9).program();

    assertThatThrownBy(() -> Placer.place(program, 2, 2, new PlacementStrategy.Packed(2)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("placement packed:2: 9 components do not fit on 4 cores; packed:3 would do");
  }

  /** Lines worked out by hand on a mesh of 3 x 2. */
  @Test
  void shouldFollowRowsAndSnake() throws IOException {
    ObjectProgram program = SampleObjects.pipeline(6).program();

    assertThat(Placer.place(program, 3, 2, StrategyReader.read("row-major")).coreOfComponent())
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Placer.place(program, 3, 2, StrategyReader.read("snake")).coreOfComponent())
        .containsExactly(0, 1, 2, 5, 4, 3);
  }

  /** A grid whose components come in a random order: no regular layout fits it. */
  @Test
  void shouldFindAScrambledGridByAnnealing() throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int node = 0; node < 64; node++) {
      order.add(node);
    }
    Collections.shuffle(order, new Random(1));
    SampleObjects sample = SampleObjects.nodes(64);
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        int node = order.get(column + 8 * row);
        if (column < 7) {
          sample.channel("east." + node, node, order.get(column + 1 + 8 * row), 4);
        }
        if (row < 7) {
          sample.channel("south." + node, node, order.get(column + 8 * (row + 1)), 4);
        }
      }
    }
    ObjectProgram program = sample.program();
    Placement annealed = Placer.place(program, 8, 8, StrategyReader.read("annealed"));

    // 112 neighbours, 4 bytes: 448 is the least. A fold in it may stay; exchanges alone come to
    // about 1000.
    assertThat(Placer.weightedDistance(program, annealed, 8, 8)).isBetween(448L, 672L);
  }
}
