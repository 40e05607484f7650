{{/* What every pod has: (list $ $scheduling). */}}
{{- define "house.pod" -}}
{{- $root := first . -}}{{- $where := last . -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $where }}
{{- with .nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .runtimeClassName }}
runtimeClassName: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "house.container" -}}
securityContext:
  runAsNonRoot: true
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* Started, alive, ready: (list "port" "path of life" "path of readiness"). A first start may migrate for ten minutes. */}}
{{- define "house.probes" -}}
startupProbe:
  httpGet: { path: {{ index . 1 }}, port: {{ index . 0 }} }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 120
livenessProbe:
  httpGet: { path: {{ index . 1 }}, port: {{ index . 0 }} }
  periodSeconds: 15
  timeoutSeconds: 10
  failureThreshold: 4
readinessProbe:
  httpGet: { path: {{ index . 2 }}, port: {{ index . 0 }} }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
{{- end }}

{{/* The settings of the product that are no secret. */}}
{{- define "house.appEnv" -}}
{{- $v := .Values -}}
- { name: DATA_DIR, value: /data }
- { name: MODELS_DIR, value: /models }
- { name: BASE_URL, value: {{ include "house.baseUrl" . | quote }} }
{{- with $v.s3.url }}
- { name: STORAGE_URL, value: {{ . | quote }} }
{{- end }}
{{- with $v.s3.region }}
- { name: STORAGE_REGION, value: {{ . | quote }} }
{{- end }}
{{- with $v.smtp.from }}
- { name: MAIL_FROM, value: {{ . | quote }} }
{{- end }}
- { name: WHISPER_MODEL, value: {{ $v.whisper.model | quote }} }
{{- if $v.whisper.deploy }}
- { name: WHISPER_URL, value: "http://{{ include "house.name" . }}-whisper:9000" }
{{- else if $v.whisper.url }}
- { name: WHISPER_URL, value: {{ $v.whisper.url | quote }} }
{{- end }}
{{- if or $v.ollama.deploy $v.ollama.url }}
- { name: OLLAMA_MODEL, value: {{ $v.ollama.model | quote }} }
- { name: OLLAMA_URL, value: {{ $v.ollama.deploy | ternary (printf "http://%s-ollama:11434" (include "house.name" .)) $v.ollama.url | quote }} }
{{- end }}
{{- if include "house.isBackedUp" . }}
- { name: BACKUP_DIR, value: /backup/data }
- { name: BACKUP_KEYRING_DIR, value: /backup/keyring }
{{- end }}
{{- range $name, $value := $v.settings }}
- { name: {{ $name }}, value: {{ $value | toString | quote }} }
{{- end }}
{{- include "house.secretEnv" (list . list) }}
{{- end }}

{{/* What lasts shows its figures on a port of their own, for those whom metrics.scrapers names. */}}
{{- define "house.metricsEnv" -}}
{{- if .Values.metrics.enabled }}
- { name: METRICS_LISTEN, value: "0.0.0.0:9464" }
{{- end }}
{{- end }}
{{- define "house.metricsPort" -}}
{{- if .Values.metrics.enabled }}
- { name: metrics, containerPort: 9464 }
{{- end }}
{{- end }}

{{- define "house.appMounts" -}}
- { name: data, mountPath: /data }
- { name: models, mountPath: /models }
- { name: tmp, mountPath: /tmp }
- { name: scratch, mountPath: /dev/shm }
{{- include "house.backupMounts" . }}
{{- include "house.secretMounts" (list . list) }}
{{- end }}

{{/* Whoever works makes a backup, tries it and misses it: all of them see both sets. */}}
{{- define "house.backupMounts" -}}
{{- if include "house.isBackedUp" . }}
- { name: backup-data, mountPath: /backup/data }
- { name: backup-keyring, mountPath: /backup/keyring }
{{- end }}
{{- end }}
{{- define "house.backupVolumes" -}}
{{- if include "house.isBackedUp" . }}
- name: backup-data
  {{- include "house.volume" (list . "backup-data" .Values.backup.data) | nindent 2 }}
- name: backup-keyring
  {{- include "house.volume" (list . "backup-keyring" .Values.backup.keyring) | nindent 2 }}
{{- end }}
{{- end }}

{{/* (list $ "1Gi"): sound and pictures that are looked at lie in memory, never on a disk. */}}
{{- define "house.appVolumes" -}}
{{- $root := first . -}}
- name: data
  {{- include "house.volume" (list $root "data" $root.Values.persistence.data) | nindent 2 }}
- name: models
  {{- include "house.volume" (list $root "models" $root.Values.persistence.models) | nindent 2 }}
- name: tmp
  emptyDir: { medium: Memory, sizeLimit: 64Mi }
- name: scratch
  emptyDir: { medium: Memory, sizeLimit: {{ last . }} }
{{- include "house.backupVolumes" $root }}
{{- include "house.secretVolumes" (list $root list) }}
{{- end }}

{{/* A claim by its name, ours or the one that was named; in a trial a folder that goes with the pod. */}}
{{- define "house.volume" -}}
{{- $root := index . 0 -}}{{- $claim := index . 2 -}}
{{- if $root.Values.persistence.enabled -}}
persistentVolumeClaim: { claimName: {{ $claim.existingClaim | default (printf "%s-%s" (include "house.name" $root) (index . 1)) }} }
{{- else -}}
emptyDir: { sizeLimit: {{ $claim.size }} }
{{- end }}
{{- end }}

{{/* Beside the web process, where a volume that one machine holds is shared with it. */}}
{{- define "house.besideWeb" -}}
affinity:
  podAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels: {{ include "house.part" (list . "web") | nindent 12 }}
{{- end }}

{{/* On as many machines as there are, where there are several. (list $ "web"). */}}
{{- define "house.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{ include "house.part" . | nindent 8 }}
{{- end }}
