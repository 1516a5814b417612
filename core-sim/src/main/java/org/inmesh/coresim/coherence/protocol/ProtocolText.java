package org.inmesh.coresim.coherence.protocol;

import java.util.List;
import java.util.stream.Collectors;

/** A protocol's table for people, in Markdown. */
public final class ProtocolText {
  private ProtocolText() {}

  /** The tables of private caches and homes, one row a line. */
  public static String of(Protocol protocol) {
    ProtocolTable table = protocol.table();
    StringBuilder text = new StringBuilder();
    text.append("### %s: private caches\n\n".formatted(protocol));
    head(text);
    for (CacheTransition row : table.cacheTransitions()) {
      row(text, row.state(), row.event(), row.actions(), row.next());
    }
    text.append("\n### %s: homes\n\n".formatted(protocol));
    head(text);
    for (HomeTransition row : table.homeTransitions()) {
      if (!row.actions().contains(HomeAction.STALL)) {
        row(text, row.state(), row.event(), row.actions(), row.next());
      }
    }
    return text.toString();
  }

  /** What a machine with clusters needs besides: more rows, and what joins the two levels. */
  public static String ofClusters(Protocol protocol) {
    ProtocolTable without = protocol.table();
    ProtocolTable table = protocol.clusteredTable();
    StringBuilder text = new StringBuilder();
    text.append("### %s in clusters: private caches, besides\n\n".formatted(protocol));
    head(text);
    for (CacheTransition row : table.cacheTransitions()) {
      if (without.of(row.state(), row.event()) == null) {
        row(text, row.state(), row.event(), row.actions(), row.next());
      }
    }
    text.append("\n### %s in clusters: clusters' homes, besides\n\n".formatted(protocol));
    head(text);
    for (HomeTransition row : table.homeTransitions()) {
      if (without.of(row.state(), row.event()) == null
          && !row.actions().contains(HomeAction.STALL)) {
        row(text, row.state(), row.event(), row.actions(), row.next());
      }
    }
    text.append("\n### %s in clusters: requests from below\n\n".formatted(protocol));
    reactionHead(text, "between clusters");
    for (ClusterRows.Request row : protocol.clusterRows().requests()) {
      reaction(text, row.state(), row.event(), row.reaction());
    }
    text.append("\n### %s in clusters: demands and evictions\n\n".formatted(protocol));
    reactionHead(text, "home below");
    for (ClusterRows.Demand row : protocol.clusterRows().demands()) {
      reaction(text, row.state(), row.event(), row.reaction());
    }
    return text.toString();
  }

  private static void reactionHead(StringBuilder text, String state) {
    text.append("| %s | event | first |\n|---|---|---|\n".formatted(state));
  }

  private static void reaction(
      StringBuilder text, Enum<?> state, Enum<?> event, ClusterReaction reaction) {
    if (reaction != ClusterReaction.WAIT) {
      text.append("| %s | %s | %s |\n".formatted(state, event, reaction));
    }
  }

  /** What the states mean. */
  public static String states() {
    StringBuilder text = new StringBuilder();
    text.append("| private caches | meaning |\n|---|---|\n".formatted());
    for (CacheState state : CacheState.values()) {
      text.append("| %s | %s |\n".formatted(state, state.meaning()));
    }
    text.append("\n| homes | meaning |\n|---|---|\n".formatted());
    for (HomeState state : HomeState.values()) {
      text.append("| %s | %s |\n".formatted(state, state.meaning()));
    }
    return text.toString();
  }

  private static void head(StringBuilder text) {
    text.append("| state | event | actions | next |\n|---|---|---|---|\n".formatted());
  }

  private static void row(
      StringBuilder text,
      Enum<?> state,
      Enum<?> event,
      List<? extends Enum<?>> actions,
      Enum<?> next) {
    String names = actions.stream().map(Enum::name).collect(Collectors.joining(", "));
    text.append("| %s | %s | %s | %s |\n".formatted(state, event, names, next));
  }
}
