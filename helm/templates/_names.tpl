{{- define "house.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* What every object carries. */}}
{{- define "house.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* All pods of this installation. */}}
{{- define "house.everyone" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* The pods of one part: (list $ "web"). */}}
{{- define "house.part" -}}
{{ include "house.everyone" (first .) }}
app.kubernetes.io/component: {{ last . }}
{{- end }}

{{/*
Labels of a pod: (list $ "web" "app"). Network policies ask for the role, services and deployments for the component:
a pod that tests the network stands where the product stands and gets none of its visitors.
*/}}
{{- define "house.podLabels" -}}
{{- $root := index . 0 -}}
{{ include "house.labels" $root }}
app.kubernetes.io/component: {{ index . 1 }}
ai-interview-space/role: {{ index . 2 }}
{{- end }}

{{/* An image by its digest, or by its tag, or by the version of the product. */}}
{{- define "house.image" -}}
{{- $root := first . -}}{{- $image := last . -}}
{{- if $image.digest }}{{ $image.repository }}@{{ $image.digest }}
{{- else }}{{ $image.repository }}:{{ $image.tag | default $root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "house.isPostgres" -}}
{{- if or .Values.postgres.existingSecret .Values.postgres.csiClass }}yes{{ end }}
{{- end }}
{{- define "house.isRedis" -}}
{{- if or .Values.redis.existingSecret .Values.redis.csiClass }}yes{{ end }}
{{- end }}
{{- define "house.isMail" -}}
{{- if or .Values.smtp.existingSecret .Values.smtp.csiClass }}yes{{ end }}
{{- end }}

{{- define "house.isBackedUp" -}}
{{- if and .Values.backup.enabled (not .Values.trial) }}yes{{ end }}
{{- end }}

{{/* Does more than one process of the product open the same data? */}}
{{- define "house.isMany" -}}
{{- if or (gt (int .Values.web.replicas) 1) .Values.web.autoscaling.enabled .Values.worker.enabled }}yes{{ end }}
{{- end }}

{{- define "house.baseUrl" -}}
{{- if .Values.baseUrl }}{{ .Values.baseUrl }}
{{- else if and .Values.ingress.enabled .Values.ingress.host }}https://{{ .Values.ingress.host }}
{{- else }}http://localhost:3000{{ end }}
{{- end }}

{{/* The port of an address, the one of its protocol where none is written. */}}
{{- define "house.portOf" -}}
{{- $parts := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $parts.host | trimPrefix ":" -}}
{{- $port | default (eq $parts.scheme "https" | ternary "443" "80") -}}
{{- end }}

{{/* Mebibytes of a quantity as 512Mi. */}}
{{- define "house.mebi" -}}
{{- $unit := dict "Mi" 1 "Gi" 1024 "Ti" 1048576 -}}
{{- mul (regexFind "^[0-9]+" . | int) (get $unit (regexFind "[A-Z]i$" .)) -}}
{{- end }}
