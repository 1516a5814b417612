package org.inmesh.traces.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.RandomEvents;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.ExampleHeaders;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final String COLUMNS =
      "event,cycle,packet,cycles,network,class,source,destination,bytes,router,output,core,process,"
          + "address,reason,channel,type,line,requestor,function,operand,value";

  private static String table(EventList events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CsvExport().write(ExampleHeaders.twoCores(), events.source(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static CsvEvents read(String text) throws IOException {
    return new CsvEvents("t.csv", new StringReader(text));
  }

  @Test
  void shouldWriteAnEventToARow() throws IOException {
    EventList events = new EventList();
    events.cause(4, 9);
    events.packetCreated(5, 0, 1, 2, 3, 64, 100);
    events.processWaiting(1, 0x2001, 0x104, WaitReason.INPUT, -8, 50);
    assertThat(table(events).lines().skip(1))
        .containsExactly(
            COLUMNS,
            "cause,,4,9,,,,,,,,,,,,,,,,,,",
            "packetCreated,100,5,,0,1,2,3,64,,,,,,,,,,,,,",
            "processWaiting,50,,,,,,,,,,1,8193,260,INPUT,-8,,,,,,");
  }

  @Property(tries = 30)
  void shouldReadBackAnyEvents(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    EventList events = new EventList();
    for (int count = random.nextInt(200); count > 0; count--) {
      RandomEvents.next(random, events);
    }
    CsvEvents table = read(table(events));
    assertThat(RandomEvents.texts(table)).isEqualTo(RandomEvents.texts(events.source()));
    assertThat(table.header()).usingRecursiveComparison().isEqualTo(ExampleHeaders.twoCores());
  }

  @Test
  void shouldNameLineAndColumnOfWhatIsWrong() throws IOException {
    EventList events = new EventList();
    events.coreIdle(3, 10);
    events.coreBusy(3, 12);
    String right = table(events);
    String[][] cases = {
      {
        "coreBusy,12", "coreBusy,x", "t.csv:4: column cycle: coreBusy needs a whole number, not 'x'"
      },
      {"coreBusy,12", "coreBusy,", "t.csv:4: column cycle: coreBusy needs a whole number, not ''"},
      {"coreIdle,", "coreIdel,", "t.csv:3: column event: no event is called 'coreIdel'"},
      {"coreBusy,12,", "coreBusy,12,,", "t.csv:4: 23 columns where there must be 22"},
      {",3,", ",3000000000,", "t.csv:3: column core: 3000000000 is out of the range of 32 bits"},
      {"event,cycle", "event,time", "t.csv:2: the columns must be " + COLUMNS},
      {"\"formatVersion\":1", "\"formatVersion\":9", "t.csv:1: format version 9"},
    };
    for (String[] wrong : cases) {
      String text = right.replaceFirst(wrong[0], wrong[1]);
      assertThat(text).isNotEqualTo(right);
      assertThatThrownBy(() -> RandomEvents.texts(read(text)))
          .isInstanceOf(TraceFormatException.class)
          .hasMessageStartingWith(wrong[2]);
    }
  }

  @Test
  void shouldRefuseWhatIsNoTable() {
    assertThatThrownBy(() -> read("")).hasMessageStartingWith("t.csv:1: a table of events begins");
    assertThatThrownBy(() -> read("a,b\n1,2\n")).isInstanceOf(TraceFormatException.class);
    assertThatThrownBy(() -> read("# 12\n")).isInstanceOf(TraceFormatException.class);
    assertThatThrownBy(() -> read("# null\n")).isInstanceOf(TraceFormatException.class);
  }
}
