package org.inmesh.loader.occam.code;

import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

/** What the loader puts into a component's workspace, as the code of its body sees it. */
interface Captures {
  /** In a PROC the loader provides nothing: everything comes as a parameter. */
  Captures NONE =
      new Captures() {
        @Override
        public boolean provides(Symbol symbol) {
          return false;
        }

        @Override
        public Optional<Place> channel(Expression channel) {
          return Optional.empty();
        }

        @Override
        public void abbreviate(Symbol symbol, Expression value) {}

        @Override
        public boolean generate(Process process) {
          return false;
        }
      };

  /** True for a channel, or array of channels, that exists before the component starts. */
  boolean provides(Symbol symbol);

  /**
   * The word that holds the address of a channel, or of a table of channel addresses, if the loader
   * can know which.
   */
  Optional<Place> channel(Expression channel);

  /** The body abbreviates; if the loader can evaluate that, it will provide the name. */
  void abbreviate(Symbol symbol, Expression value);

  /**
   * If this is the outermost PAR, whose components the loader has spread over the cores: emits the
   * code that starts them and waits for their end.
   *
   * @return whether it was
   */
  boolean generate(Process process);
}
