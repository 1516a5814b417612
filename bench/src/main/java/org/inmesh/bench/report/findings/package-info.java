/** Reports of runs, comparisons, studies and traffic: from results to claims, figures, tables. */
package org.inmesh.bench.report.findings;
