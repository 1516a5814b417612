package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;

/**
 * Lets jumps that lead to a jump go where that one goes, and leaves out those to what follows them:
 * the ends of nested choices and loops.
 *
 * <p>A {@code cj} back to the start of a loop stays as it is: a loop needs a {@code j}, at which
 * other processes get their turn.
 */
final class JumpThreading {
  private final List<AssemblyItem> items;
  private final Map<String, Integer> labels = new HashMap<>();

  private JumpThreading(List<AssemblyItem> items) {
    this.items = items;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof AssemblyItem.Label label) {
        labels.put(label.name(), i);
      }
    }
  }

  /** The code of a unit with shorter ways. */
  static List<AssemblyItem> thread(List<AssemblyItem> items) {
    return new JumpThreading(new JumpThreading(items).withoutJumpsToNext()).threaded();
  }

  private List<AssemblyItem> withoutJumpsToNext() {
    List<AssemblyItem> kept = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (!isJump(items.get(i), Function.J) || !leadsToNext(i)) {
        kept.add(items.get(i));
      }
    }
    return kept;
  }

  private boolean leadsToNext(int jump) {
    int target = target(jump);
    return target > jump && afterLabels(jump + 1) == afterLabels(target);
  }

  private List<AssemblyItem> threaded() {
    List<AssemblyItem> result = new ArrayList<>(items);
    for (int i = 0; i < items.size(); i++) {
      if (isJump(items.get(i), Function.J) || isJump(items.get(i), Function.CJ)) {
        result.set(i, threaded(i));
      }
    }
    return result;
  }

  private AssemblyItem threaded(int jump) {
    Branch branch = (Branch) items.get(jump);
    // Endless loops of jumps alone are followed once around at most.
    for (int steps = 0; steps < items.size(); steps++) {
      int target = target(branch.target());
      int next = target < 0 ? items.size() : afterLabels(target);
      if (next == items.size() || !isJump(items.get(next), Function.J)) {
        return branch;
      }
      Branch further = (Branch) items.get(next);
      if (branch.function() == Function.CJ && target(further.target()) <= jump) {
        return branch;
      }
      branch = new Branch(branch.function(), further.target());
    }
    return branch;
  }

  private static boolean isJump(AssemblyItem item, Function function) {
    return item instanceof Branch branch && branch.function() == function;
  }

  private int target(int jump) {
    return target(((Branch) items.get(jump)).target());
  }

  /** Where a label is; -1 if in another unit. */
  private int target(String label) {
    return labels.getOrDefault(label, -1);
  }

  /** The first item from there on that is code. */
  private int afterLabels(int from) {
    int at = from;
    while (at < items.size()
        && (items.get(at) instanceof AssemblyItem.Label
            || items.get(at) instanceof AssemblyItem.Mark)) {
      at++;
    }
    return at;
  }
}
