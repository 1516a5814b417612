package org.inmesh.coresim.machine;

import java.util.List;
import org.inmesh.coresim.machine.ProcessNetwork.Link;
import org.inmesh.coresim.machine.ProcessNetwork.Node;

/**
 * The assembly text of a {@link ProcessNetwork}. Words of each workspace: 1 state, 2 sum of what
 * was received, 3 and 4 rounds, 5 and 6 an inner loop, 7 scratch, from 8 channel addresses, inputs
 * first, from 30 one guard for each input, from 50 the message.
 */
final class NetworkCode {
  static final int CHANNELS = 8;
  private static final int GUARDS = 30;
  private static final int MESSAGE = 50;

  private final StringBuilder text = new StringBuilder();

  private NetworkCode() {}

  /** Process n starts at the label pn. */
  static String of(ProcessNetwork network) {
    NetworkCode code = new NetworkCode();
    for (int node = 0; node < network.nodes().size(); node++) {
      code.process(network, node);
    }
    return code.text.toString();
  }

  private void process(ProcessNetwork network, int number) {
    Node node = network.nodes().get(number);
    List<Link> inputs = network.inputs(number);
    String name = "p" + number;
    add("%s: ldc %d\n stl 1\n ldc 0\n stl 3\n ldc %d\n stl 4", name, number, network.rounds());
    add("%sround: ldc 0\n stl 2", name);
    if (node.alternates() && !inputs.isEmpty()) {
      alternation(name, inputs);
    } else {
      for (int i = 0; i < inputs.size(); i++) {
        input(i, inputs.get(i));
      }
    }
    add("ldl 1\n ldc 5\n prod\n ldl 2\n sum\n ldc %d\n sum\n stl 1", number);
    add("ldc 0\n stl 5\n ldc %d\n stl 6", node.work());
    add("%swork: ldl 7\n ldc 3\n prod\n ldc 1\n sum\n stl 7", name);
    add("ldlp 5\n ldc %1$sworked - %1$swork\n lend\n%1$sworked:", name);
    if (node.pauses()) {
      add("ldtimer\n tin");
    }
    List<Link> outputs = network.outputs(number);
    for (int i = 0; i < outputs.size(); i++) {
      output(CHANNELS + inputs.size() + i, outputs.get(i));
    }
    if (number == network.nodes().size() - 1) {
      add("ldc #60000004\n ldl 1\n ldc 63\n and\n adc 32\n outbyte");
    }
    add("ldlp 3\n ldc %1$send - %1$sround\n lend\n%1$send: stopp", name);
  }

  private void alternation(String name, List<Link> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      add("ldc 1\n stl %d", GUARDS + i);
    }
    add("ldc 0\n stl 5\n ldc %d\n stl 6\n%salt: alt", inputs.size(), name);
    for (int i = 0; i < inputs.size(); i++) {
      add("ldl %d\n ldl %d\n enbc", CHANNELS + i, GUARDS + i);
    }
    add("altwt");
    for (int i = 0; i < inputs.size(); i++) {
      add("ldl %d\n ldl %d\n ldc %3$s.%4$d - %3$s.0\n disc", CHANNELS + i, GUARDS + i, name, i);
    }
    add("altend");
    for (int i = 0; i < inputs.size(); i++) {
      add("%s.%d: ldc 0\n stl %d", name, i, GUARDS + i);
      input(i, inputs.get(i));
      add("j %snext", name);
    }
    add("%1$snext: ldlp 5\n ldc %1$staken - %1$salt\n lend\n%1$staken:", name);
  }

  private void input(int index, Link link) {
    int last = MESSAGE + link.bytes() / 4 - 1;
    add("ldlp %d\n ldl %d\n ldc %d\n in", MESSAGE, CHANNELS + index, link.bytes());
    add("ldl 2\n ldl %d\n sum\n ldl %d\n sum\n stl 2", MESSAGE, last);
  }

  private void output(int channelWord, Link link) {
    if (link.bytes() == 4) {
      add("ldl %d\n ldl 1\n outword", channelWord);
    } else {
      int last = MESSAGE + link.bytes() / 4 - 1;
      add("ldl 1\n stl %d\n ldl 1\n stl %d", MESSAGE, last);
      add("ldlp %d\n ldl %d\n ldc %d\n out", MESSAGE, channelWord, link.bytes());
    }
  }

  private void add(String format, Object... values) {
    text.append(format.formatted(values)).append('\n');
  }
}
