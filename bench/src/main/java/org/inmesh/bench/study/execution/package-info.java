/** Doing the runs of a study, on this host's cores or on other hosts. */
package org.inmesh.bench.study.execution;
