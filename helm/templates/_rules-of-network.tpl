{{- define "house.rulesOfNetwork" -}}
{{- $v := .Values -}}
{{- $i := $v.ingress -}}
{{- if $i.enabled }}
{{- if not $i.host }}
- ingress.enabled needs a name. Set ingress.host.
{{- end }}
{{- if not (or $i.tlsSecret $v.baseUrl) }}
- ingress has no certificate, and browsers open a camera over https only. Set ingress.tlsSecret, or baseUrl if TLS ends before the ingress.
{{- end }}
{{- if and $v.networkPolicy.enabled (not $i.controller) }}
- ingress.controller names nobody, so the network policy would let no visitor in. Name the pods of your ingress controller.
{{- end }}
{{- else if or $i.host $i.tlsSecret }}
- ingress.host is set and ingress.enabled is false. Switch it on, or take the name away.
{{- end }}
{{- if $v.networkPolicy.enabled }}
{{- if not $v.networkPolicy.dns }}
- networkPolicy.dns names nobody, so no name could be looked up. Name the pods of your DNS.
{{- end }}
{{- $elsewhere := dict "postgres" (include "house.isPostgres" .) "redis" (include "house.isRedis" .) "smtp" (include "house.isMail" .) "s3" $v.s3.url "whisper" $v.whisper.url "ollama" $v.ollama.url -}}
{{- range $name, $set := $elsewhere }}
{{- if and $set (not (index $v $name).peers) }}
- {{ $name }} runs elsewhere, and the network policy lets nothing out to where nobody is named. Set {{ $name }}.peers.
{{- end }}
{{- end }}
{{- if and $v.metrics.enabled (not $v.metrics.scrapers) }}
- metrics.enabled opens a port that nobody may reach. Name your Prometheus in metrics.scrapers.
{{- end }}
{{- if and $v.models.fetch.enabled (not $v.models.fetch.peers) }}
- models.fetch has nowhere to go. Set models.fetch.peers to where the weights come from.
{{- end }}
{{- $named := dict "ingress.controller" $i.controller "networkPolicy.dns" $v.networkPolicy.dns "metrics.scrapers" $v.metrics.scrapers "ollama.fetchPeers" $v.ollama.fetchPeers -}}
{{- range $name, $_ := $elsewhere }}{{ $_ := set $named (printf "%s.peers" $name) (index $v $name).peers }}{{ end -}}
{{- range $name, $peers := $named }}
{{- range $peers }}
{{- if hasSuffix "/0" (dig "ipBlock" "cidr" "" .) }}
- {{ $name }} is the whole world. Name the addresses that are meant: only models.fetch.peers may be as wide, for its pod holds nothing of anybody.
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "house.rulesOfBackup" -}}
{{- $b := .Values.backup -}}
{{- if include "house.isBackedUp" . }}
{{- if and $b.data.existingClaim (eq $b.data.existingClaim $b.keyring.existingClaim) }}
- backup.data and backup.keyring are one volume, and together they open everything. Let them lie apart.
{{- end }}
{{- range $name, $claim := dict "backup.data" $b.data "backup.keyring" $b.keyring }}
{{- if and $claim.existingClaim (eq $claim.existingClaim $.Values.persistence.data.existingClaim) }}
- {{ $name }} is the volume of the data: what destroys the one destroys the other. Name another claim.
{{- end }}
{{- end }}
{{- if and (include "house.isMany" .) (or (ne $b.data.accessMode "ReadWriteMany") (ne $b.keyring.accessMode "ReadWriteMany")) }}
- Several processes make, try and miss the backups. Set backup.data.accessMode and backup.keyring.accessMode to ReadWriteMany, with a storage class that has it.
{{- end }}
{{- if has "ReadWriteOncePod" (list .Values.persistence.data.accessMode $b.data.accessMode $b.keyring.accessMode) }}
- ReadWriteOncePod lets one pod in, and the job of the backups is another. Use ReadWriteOnce for persistence.data, backup.data and backup.keyring, or switch backup.enabled off.
{{- end }}
{{- end }}
{{- end }}
