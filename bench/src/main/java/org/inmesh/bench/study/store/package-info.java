/** Results of runs on disk, a file for each, named by the run's key. */
package org.inmesh.bench.study.store;
