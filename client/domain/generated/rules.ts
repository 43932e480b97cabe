// Generated from webapp.practice.collections by client/types.mjs. Do not edit.

export const GENERATED = {
  "models": {
    "Checkin": {
      "additionalProperties": false,
      "properties": {
        "at": {
          "maximum": 253402300799999,
          "minimum": 0,
          "type": "integer"
        },
        "tz": {
          "pattern": "^[A-Za-z0-9_+:/-]{1,64}$",
          "type": "string"
        },
        "offset_min": {
          "maximum": 840,
          "minimum": -720,
          "type": "integer"
        },
        "local_date": {
          "format": "local-date",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "type": "string"
        },
        "tension": {
          "maximum": 10,
          "minimum": 0,
          "type": "integer"
        }
      },
      "required": [
        "at",
        "tz",
        "offset_min",
        "local_date",
        "tension"
      ],
      "type": "object"
    },
    "OwnCue": {
      "additionalProperties": false,
      "properties": {
        "at_ms": {
          "maximum": 1800000,
          "minimum": 0,
          "type": "integer"
        },
        "say": {
          "maxLength": 160,
          "minLength": 1,
          "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
          "type": "string"
        },
        "in_set": {
          "anyOf": [
            {
              "maximum": 20,
              "minimum": 1,
              "type": "integer"
            },
            {
              "type": "null"
            }
          ],
          "default": null
        }
      },
      "required": [
        "at_ms",
        "say"
      ],
      "type": "object"
    },
    "OwnPattern": {
      "additionalProperties": false,
      "properties": {
        "repeats": {
          "maximum": 60,
          "minimum": 1,
          "type": "integer"
        },
        "hold_ms": {
          "maximum": 1800000,
          "minimum": 500,
          "type": "integer"
        },
        "each_side": {
          "default": false,
          "type": "boolean"
        },
        "unit": {
          "default": "holds",
          "enum": [
            "holds",
            "reps",
            "circles"
          ],
          "type": "string"
        }
      },
      "required": [
        "repeats",
        "hold_ms"
      ],
      "type": "object"
    },
    "OwnRoutine": {
      "additionalProperties": false,
      "properties": {
        "title": {
          "maxLength": 60,
          "minLength": 1,
          "pattern": "^[^ \\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069][^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
          "type": "string"
        },
        "made_at": {
          "maximum": 253402300799999,
          "minimum": 0,
          "type": "integer"
        },
        "steps": {
          "default": [],
          "items": {
            "$ref": "OwnStep"
          },
          "maxItems": 40,
          "type": "array"
        }
      },
      "required": [
        "title",
        "made_at"
      ],
      "type": "object"
    },
    "OwnStep": {
      "additionalProperties": false,
      "properties": {
        "item": {
          "maxLength": 60,
          "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
          "type": "string"
        },
        "sets": {
          "default": 1,
          "maximum": 20,
          "minimum": 1,
          "type": "integer"
        },
        "seconds_per_side": {
          "maximum": 1800,
          "minimum": 5,
          "type": "integer"
        },
        "sides": {
          "default": 1,
          "maximum": 2,
          "minimum": 1,
          "type": "integer"
        },
        "rest_seconds": {
          "default": 0,
          "maximum": 300,
          "minimum": 0,
          "type": "integer"
        },
        "note": {
          "anyOf": [
            {
              "maxLength": 160,
              "minLength": 1,
              "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
              "type": "string"
            },
            {
              "type": "null"
            }
          ],
          "default": null
        },
        "pattern": {
          "anyOf": [
            {
              "$ref": "OwnPattern"
            },
            {
              "type": "null"
            }
          ],
          "default": null
        },
        "cues": {
          "default": [],
          "items": {
            "$ref": "OwnCue"
          },
          "maxItems": 10,
          "type": "array"
        }
      },
      "required": [
        "item",
        "seconds_per_side"
      ],
      "type": "object"
    },
    "PlayedStep": {
      "additionalProperties": false,
      "properties": {
        "item": {
          "maxLength": 160,
          "minLength": 1,
          "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
          "type": "string"
        },
        "title": {
          "maxLength": 160,
          "minLength": 1,
          "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
          "type": "string"
        },
        "planned_ms": {
          "$ref": "SideTimes"
        },
        "done_ms": {
          "$ref": "SideTimes"
        },
        "hurt": {
          "default": false,
          "type": "boolean"
        }
      },
      "required": [
        "item",
        "title",
        "planned_ms",
        "done_ms"
      ],
      "type": "object"
    },
    "Session": {
      "additionalProperties": false,
      "properties": {
        "source": {
          "maxLength": 160,
          "minLength": 1,
          "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
          "type": "string"
        },
        "title": {
          "maxLength": 160,
          "minLength": 1,
          "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$",
          "type": "string"
        },
        "kind": {
          "enum": [
            "routine",
            "item",
            "by_hand"
          ],
          "type": "string"
        },
        "started_at": {
          "maximum": 253402300799999,
          "minimum": 0,
          "type": "integer"
        },
        "ended_at": {
          "maximum": 253402300799999,
          "minimum": 0,
          "type": "integer"
        },
        "tz": {
          "pattern": "^[A-Za-z0-9_+:/-]{1,64}$",
          "type": "string"
        },
        "offset_min": {
          "maximum": 840,
          "minimum": -720,
          "type": "integer"
        },
        "local_date": {
          "format": "local-date",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "type": "string"
        },
        "active_ms": {
          "maximum": 86400000,
          "minimum": 0,
          "type": "integer"
        },
        "completed": {
          "type": "boolean"
        },
        "steps": {
          "items": {
            "$ref": "PlayedStep"
          },
          "maxItems": 100,
          "type": "array"
        },
        "tension_before": {
          "anyOf": [
            {
              "maximum": 10,
              "minimum": 0,
              "type": "integer"
            },
            {
              "type": "null"
            }
          ],
          "default": null
        },
        "tension_after": {
          "anyOf": [
            {
              "maximum": 10,
              "minimum": 0,
              "type": "integer"
            },
            {
              "type": "null"
            }
          ],
          "default": null
        },
        "note": {
          "default": "",
          "maxLength": 2000,
          "pattern": "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e]*$",
          "type": "string"
        }
      },
      "required": [
        "source",
        "title",
        "kind",
        "started_at",
        "ended_at",
        "tz",
        "offset_min",
        "local_date",
        "active_ms",
        "completed",
        "steps"
      ],
      "type": "object"
    },
    "Setting": {
      "additionalProperties": false,
      "properties": {
        "value": {
          "anyOf": [
            {
              "maxLength": 2000,
              "pattern": "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e]*$",
              "type": "string"
            },
            {
              "type": "integer"
            },
            {
              "type": "boolean"
            },
            {
              "type": "null"
            }
          ]
        },
        "from_date": {
          "anyOf": [
            {
              "format": "local-date",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
              "type": "string"
            },
            {
              "type": "null"
            }
          ],
          "default": null
        }
      },
      "required": [
        "value"
      ],
      "type": "object"
    },
    "SideTimes": {
      "additionalProperties": false,
      "properties": {
        "left": {
          "default": 0,
          "maximum": 86400000,
          "minimum": 0,
          "type": "integer"
        },
        "right": {
          "default": 0,
          "maximum": 86400000,
          "minimum": 0,
          "type": "integer"
        },
        "both": {
          "default": 0,
          "maximum": 86400000,
          "minimum": 0,
          "type": "integer"
        }
      },
      "type": "object"
    }
  },
  "records": {
    "session": {
      "model": "Session",
      "id": "[0-9a-f]{32}",
      "values": {}
    },
    "checkin": {
      "model": "Checkin",
      "id": "[0-9a-f]{32}",
      "values": {}
    },
    "routine": {
      "model": "OwnRoutine",
      "id": "[0-9a-f]{32}",
      "values": {}
    },
    "setting": {
      "model": "Setting",
      "id": "(goal_days|week_start)_([0-9]{8})|(?!goal_days_|week_start_)[a-z][a-z0-9_]{0,63}",
      "values": {
        "goal_days": {
          "maximum": 7,
          "minimum": 1,
          "type": "integer"
        },
        "week_start": {
          "enum": [
            1,
            6,
            7
          ],
          "type": "integer"
        },
        "player_tones": {
          "type": "boolean"
        },
        "player_tone_volume": {
          "maximum": 100,
          "minimum": 10,
          "type": "integer"
        },
        "player_voice": {
          "type": "boolean"
        },
        "player_voice_name": {
          "maxLength": 200,
          "type": "string"
        },
        "player_voice_rate": {
          "maximum": 140,
          "minimum": 60,
          "type": "integer"
        },
        "player_voice_volume": {
          "maximum": 100,
          "minimum": 10,
          "type": "integer"
        },
        "player_vibration": {
          "type": "boolean"
        },
        "player_flash": {
          "type": "boolean"
        },
        "player_half": {
          "type": "boolean"
        },
        "player_last_three": {
          "type": "boolean"
        },
        "player_through_mute": {
          "type": "boolean"
        },
        "player_ready_seconds": {
          "maximum": 30,
          "minimum": 5,
          "type": "integer"
        },
        "player_switch_seconds": {
          "maximum": 10,
          "minimum": 5,
          "type": "integer"
        },
        "player_first_side": {
          "enum": [
            "left",
            "right",
            "alternate",
            "tighter"
          ],
          "type": "string"
        },
        "player_tighter_side": {
          "enum": [
            "left",
            "right"
          ],
          "type": "string"
        },
        "player_figure": {
          "enum": [
            "first",
            "second"
          ],
          "type": "string"
        }
      }
    }
  }
};
