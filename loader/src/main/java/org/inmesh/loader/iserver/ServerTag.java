package org.inmesh.loader.iserver;

import java.util.Optional;

/**
 * The commands of the iserver protocol by the tag that begins a request: {@code hostio.inc} of the
 * occam toolset, which has those up to iserver 1.50. What is not here is answered as unimplemented:
 * record files (26 to 29), server information (43) and the operating systems' own commands (50 to
 * 53).
 */
enum ServerTag {
  OPEN(10),
  CLOSE(11),
  READ(12),
  WRITE(13),
  GETS(14),
  PUTS(15),
  FLUSH(16),
  SEEK(17),
  TELL(18),
  EOF(19),
  FERROR(20),
  REMOVE(21),
  RENAME(22),
  GETBLOCK(23),
  PUTBLOCK(24),
  ISATTY(25),
  GETKEY(30),
  POLLKEY(31),
  GETENV(32),
  TIME(33),
  SYSTEM(34),
  EXIT(35),
  COMMANDLINE(40),
  CORE(41),
  VERSION(42),
  FILEEXISTS(80),
  TRANSLATE(81),
  FERRSTAT(82),
  COMMANDARGS(83);

  private static final ServerTag[] BY_NUMBER = new ServerTag[256];

  static {
    for (ServerTag tag : values()) {
      BY_NUMBER[tag.number] = tag;
    }
  }

  private final int number;

  ServerTag(int number) {
    this.number = number;
  }

  /** The command of a tag, 0 to 255, if there is one. */
  static Optional<ServerTag> of(int number) {
    return Optional.ofNullable(BY_NUMBER[number]);
  }
}
