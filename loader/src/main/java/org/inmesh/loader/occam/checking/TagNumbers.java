package org.inmesh.loader.occam.checking;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.VariantProtocol;

/**
 * The numbers of tags, which go through channels as BYTEs: from 0 in the order of the declaration.
 * Protocols that are related by EXTENDS are numbered on from one to the next in the order of the
 * text, so that a tag has one number in all of them and no other tag has it. Relatives are found by
 * the spelling of names, so there may be too many of them, which does no harm.
 */
final class TagNumbers {
  private final Map<VariantProtocol, Integer> first = new IdentityHashMap<>();

  /** Numbers the tags of a program's protocols, given in the order of the text. */
  TagNumbers(List<VariantProtocol> protocols) {
    Map<String, String> families = new HashMap<>();
    for (VariantProtocol protocol : protocols) {
      for (Identifier extended : protocol.extended()) {
        join(families, protocol.name().text(), extended.text());
      }
    }
    Map<String, Integer> used = new HashMap<>();
    for (VariantProtocol protocol : protocols) {
      String family = families.get(protocol.name().text());
      if (family == null) {
        first.put(protocol, 0);
      } else {
        int after = used.merge(family, protocol.tags().size(), Integer::sum);
        first.put(protocol, after - protocol.tags().size());
      }
    }
  }

  private static void join(Map<String, String> families, String name, String other) {
    String joined = families.computeIfAbsent(name, each -> each);
    String former = families.computeIfAbsent(other, each -> each);
    families.replaceAll((each, family) -> family.equals(former) ? joined : family);
  }

  /** The number of a protocol's first own tag. */
  int first(VariantProtocol protocol) {
    return first.get(protocol);
  }
}
