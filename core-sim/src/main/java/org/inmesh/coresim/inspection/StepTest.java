package org.inmesh.coresim.inspection;

import org.inmesh.coresim.transputer.CoreEvent;

/** Says when a step is done. */
public interface StepTest {
  /** Never: only breakpoints and the like stop. */
  StepTest NEVER =
      new StepTest() {
        @Override
        public boolean isDone(CoreEvent event) {
          return false;
        }

        @Override
        public int core() {
          return 0;
        }
      };

  /** Told everything that happens, until it returns true. */
  boolean isDone(CoreEvent event);

  /** The core that is stepped. */
  int core();
}
