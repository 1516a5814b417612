/**
 * Reports: claims in numbers, figures and tables in one HTML file that needs no network. {@link
 * org.inmesh.bench.report.Report} is the model, which knows nothing of what it is about; {@link
 * org.inmesh.bench.report.HtmlReport} writes it.
 */
package org.inmesh.bench.report;
