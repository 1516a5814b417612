package org.inmesh.traces.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/** The variables of a waveform: what they are called, and their numbers. */
final class WaveVariables {
  /** No such variable. */
  static final int NONE = -1;

  /** Outputs of a router that lead to other routers. */
  static final int LINKS = 4;

  private static final String[] LINK_NAMES = {"x_plus", "x_minus", "y_plus", "y_minus"};
  private static final int WORD = 32;

  /** Identifiers are written with the characters from ! to ~. */
  private static final int FIRST_CHARACTER = '!';

  private static final int CHARACTERS = '~' - '!' + 1;

  private final int[] busy;
  private final int[] process;
  private final int[] packets;
  private final int[][] links;
  private final List<String> declarations = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  WaveVariables(TraceMachine machine, WaveSignals signals) {
    int nodes = machine.nodes();
    int networks = machine.networks();
    busy = filled(nodes);
    process = filled(nodes);
    packets = filled(networks);
    links = new int[networks][];
    for (int core = 0; core < nodes; core++) {
      boolean hasState = signals.has(WaveSignals.Kind.CORE_STATE, core);
      boolean hasProcess = signals.has(WaveSignals.Kind.PROCESS, core);
      if (hasState || hasProcess) {
        begin("core" + core);
        busy[core] = hasState ? declare("wire", 1, "busy") : NONE;
        process[core] = hasProcess ? declare("reg", WORD, "process") : NONE;
        end();
      }
    }
    for (int network = 0; network < networks; network++) {
      links[network] = filled(nodes * LINKS);
      begin("network" + network);
      if (signals.has(WaveSignals.Kind.PACKETS)) {
        packets[network] = declare("integer", WORD, "packets");
      }
      for (int router = 0; router < nodes; router++) {
        if (signals.has(WaveSignals.Kind.LINK, router)) {
          begin("router" + router);
          for (int output = 0; output < LINKS; output++) {
            links[network][router * LINKS + output] = declare("wire", 1, LINK_NAMES[output]);
          }
          end();
        }
      }
      end();
    }
  }

  private static int[] filled(int length) {
    int[] numbers = new int[length];
    java.util.Arrays.fill(numbers, NONE);
    return numbers;
  }

  private void begin(String scope) {
    declarations.add("$scope module " + scope + " $end");
  }

  private void end() {
    declarations.add("$upscope $end");
  }

  private int declare(String type, int width, String name) {
    int number = widths.size();
    widths.add(width);
    declarations.add(
        String.format(Locale.ROOT, "$var %s %d %s %s $end", type, width, identifier(number), name));
    return number;
  }

  /** What stands for a variable in the file. */
  static String identifier(int variable) {
    StringBuilder text = new StringBuilder();
    int rest = variable;
    do {
      text.append((char) (FIRST_CHARACTER + rest % CHARACTERS));
      rest /= CHARACTERS;
    } while (rest > 0);
    return text.toString();
  }

  int count() {
    return widths.size();
  }

  boolean isScalar(int variable) {
    return widths.get(variable) == 1;
  }

  /** Whether a core is busy. */
  int busy(int core) {
    return core < busy.length ? busy[core] : NONE;
  }

  /** Which process is running. */
  int process(int core) {
    return core < process.length ? process[core] : NONE;
  }

  /** How many packets are under way. */
  int packets(int network) {
    return packets[network];
  }

  /** Whether a link is given a flit. */
  int link(int network, int router, int output) {
    int index = router * LINKS + output;
    return output < LINKS && index < links[network].length ? links[network][index] : NONE;
  }

  /** Writes the part of the file that declares them. */
  void write(Writer out, TraceHeader header, String time) throws IOException {
    out.write("$version Inmesh $end\n$comment\n");
    out.write(
        "%s on %s; %s\n"
            .formatted(plain(header.program().name()), plain(header.machine().name()), time));
    for (TraceProgram.Process component : header.program().processes()) {
      out.write(
          String.format(
              Locale.ROOT,
              "core%d process %08x to %08x: %s\n",
              component.core(),
              component.low(),
              component.high() - 1,
              plain(component.name())));
    }
    out.write("$end\n$timescale 1 ps $end\n$scope module machine $end\n");
    for (String declaration : declarations) {
      out.write(declaration + "\n");
    }
    out.write("$upscope $end\n$enddefinitions $end\n");
  }

  /** A word that begins with a dollar would end the comment. */
  private static String plain(String text) {
    return text.replace('$', '_');
  }
}
