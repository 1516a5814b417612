/** One run of a study: what it is, the key of all that determines it, and its result. */
package org.inmesh.bench.study.run;
