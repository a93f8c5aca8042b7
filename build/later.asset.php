<?php return array('dependencies' => array('wp-i18n'), 'version' => 'ed608c4ec4476a60a330');
