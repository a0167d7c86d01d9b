# R's numbers for the data of the Python scripts. R 4.2.2, psych 2.2.9, jsonlite 1.8.4.
#   Rscript reference.R      in this folder, after the Python scripts
suppressPackageStartupMessages({library(jsonlite); library(psych)})
folder <- "../fixtures/reference"
read <- function(name) fromJSON(file.path(folder, paste0(name, ".json")))
matrix_of <- function(it) if (is.matrix(it)) it else do.call(rbind, it)

crosstab <- lapply(read("crosstab")$cases, function(case) {
  table <- matrix_of(case$table)
  it <- suppressWarnings(chisq.test(table, correct = FALSE))
  list(chi_squared = unname(it$statistic), p = it$p.value, residuals = as.vector(t(it$stdres)),
       fisher = if (sum(table) < 1000) fisher.test(table, workspace = 2e7)$p.value)
})

rank_test <- function(...) suppressWarnings(wilcox.test(..., correct = FALSE))
data <- read("compare")
two <- lapply(data$two, function(case) {
  a <- case$first; b <- case$second
  tied <- anyDuplicated(c(a, b)) > 0
  t <- if (length(a) > 1 && length(b) > 1) t.test(a, b)
  list(u = unname(rank_test(a, b, exact = FALSE)$statistic), p_normal = rank_test(a, b, exact = FALSE)$p.value,
       p_exact = if (!tied && length(a) * length(b) <= 400) rank_test(a, b, exact = TRUE)$p.value,
       t = unname(t$statistic), df = unname(t$parameter), p = t$p.value)
})
many <- lapply(data$many, function(case) {
  groups <- if (is.matrix(case$groups)) asplit(case$groups, 1) else as.list(case$groups)
  it <- kruskal.test(groups)
  list(h = unname(it$statistic), p = it$p.value)
})
pairs <- lapply(data$pairs, function(case) {
  of <- function(method) suppressWarnings(cor.test(case$first, case$second, method = method, exact = FALSE))
  differences <- round(case$second - case$first, 9)
  differences <- differences[differences != 0]
  clean <- anyDuplicated(abs(differences)) == 0
  list(r = unname(of("pearson")$estimate), r_p = of("pearson")$p.value, r_interval = of("pearson")$conf.int[1:2],
       rho = unname(of("spearman")$estimate), rho_p = of("spearman")$p.value,
       tau = unname(of("kendall")$estimate), tau_p = of("kendall")$p.value,
       w = unname(rank_test(differences, exact = FALSE)$statistic), w_p_normal = rank_test(differences, exact = FALSE)$p.value,
       w_p_exact = if (clean && length(differences) <= 50) rank_test(differences, exact = TRUE)$p.value)
})
changed <- lapply(seq_len(nrow(data$mc_nemar)), function(i) {
  it <- data$mc_nemar[i, ]
  binom.test(it$up, it$up + it$down)$p.value
})

scales <- lapply(read("scale")$cases, function(case) {
  x <- as.data.frame(case$rows)
  it <- suppressWarnings(suppressMessages(psych::alpha(x, check.keys = FALSE, warnings = FALSE)))
  fit <- if (ncol(x) > 2) tryCatch(factanal(x, 1, control = list(opt = list(factr = 10, maxit = 1000))), error = function(e) NULL)
  l <- if (!is.null(fit)) as.vector(fit$loadings)
  list(alpha = it$total$raw_alpha, standardised = it$total$std.alpha, rest = it$item.stats$r.drop,
       dropped = if (ncol(x) > 2) it$alpha.drop$raw_alpha,
       omega_standardised = if (!is.null(fit)) sum(l)^2 / (sum(l)^2 + sum(fit$uniquenesses)))
})

write(toJSON(list("made by" = list(R = as.character(getRversion()), psych = as.character(packageVersion("psych"))),
                  crosstab = crosstab, two = two, many = many, pairs = pairs, scale = scales,
                  mc_nemar = unlist(changed)), digits = NA, auto_unbox = TRUE, pretty = FALSE, null = "null"),
      file.path(folder, "r.json"))
