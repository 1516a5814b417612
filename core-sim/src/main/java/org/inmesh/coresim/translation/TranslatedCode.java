package org.inmesh.coresim.translation;

import org.inmesh.coresim.transputer.TranslationPort;

/** What a region has been translated to. Has no state: all cores may share it. */
public interface TranslatedCode {
  /** Executes from the port's pointer on, where one of the region's blocks starts. */
  void run(TranslationPort port);
}
